import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { trimStyles } from './styles.ts';

const SHEET =
  ':root{--a:#111;--b:#222}.used{color:var(--a)}.gone{color:var(--b)}.made{top:0}[data-theme=dark]{color:red}p:hover{top:1px}';
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'styles-'));
});
afterAll(() => rm(folder, { recursive: true }));

const page = (body: string): string =>
  `<html><head><style>${SHEET}</style></head><body>${body}</body></html>`;

it('keeps what pages, their own scripts and states need, and drops the rest', async () => {
  await mkdir(join(folder, '_astro'));
  await writeFile(join(folder, '_astro', 'site.abc.js'), 'element.classList.add("made")');
  await writeFile(
    join(folder, 'index.html'),
    page('<p class="used">x</p><script src="/_astro/site.abc.js"></script>'),
  );
  await trimStyles(folder);
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  expect(html).toContain('.used{');
  expect(html).toContain('.made{');
  expect(html).toContain('[data-theme=dark]{');
  expect(html).toContain('p:hover{');
  expect(html).toContain('--a:#111');
  expect(html).not.toContain('.gone');
  expect(html).not.toContain('--b');
});
