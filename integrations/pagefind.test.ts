import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INDEX } from '../src/search/example-entries.ts';
import { indexSite } from './pagefind.ts';

describe('indexSite', () => {
  let dist = '';
  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'pagefind-'));
    await mkdir(join(dist, 'fix/u17'), { recursive: true });
    await writeFile(join(dist, 'search-index.json'), JSON.stringify(INDEX));
    const page =
      '<!doctype html><html lang="en"><body><main data-pagefind-body><h1>Expired</h1><p>Words.</p></main>';
    await writeFile(join(dist, 'fix/u17/index.html'), page);
    await writeFile(join(dist, '404.html'), '<!doctype html><html lang="en"><body><main><p>Lost.</p></main>');
  });
  afterAll(() => rm(dist, { recursive: true, force: true }));

  it('indexes the marked pages with the words of their entry, and keeps those words out of the text', async () => {
    expect((await indexSite(dist)).pages).toBe(1);
    const folder = join(dist, 'pagefind');
    const pages: Record<string, string> = JSON.parse(await readFile(join(folder, 'pages.json'), 'utf8'));
    expect(Object.values(pages)).toEqual(['fix/u17/']);
    const [id = ''] = Object.keys(pages);
    const fragment = gunzipSync(await readFile(join(folder, `fragment/${id}.pf_fragment`))).toString('utf8');
    const { content, meta, filters } = JSON.parse(fragment.slice(fragment.indexOf('{')));
    expect(content).toBe('Expired. Words.');
    expect(meta).toMatchObject({ slug: 'token-expired', title: 'Expired' });
    expect(meta.signals).toContain('error="invalid_token"');
    expect(filters).toEqual({ kind: ['fix'], audience: ['developer'], software: ['jwt'] });
  });

  it('writes no interface of Pagefind and leaves no file of an earlier run', async () => {
    await writeFile(join(dist, 'pagefind/old.pf_index'), '');
    await indexSite(dist);
    const files = await readdir(join(dist, 'pagefind'));
    expect(files.filter((file) => /ui|highlight|worker|unknown|old/.test(file))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['pagefind.js', 'pagefind-entry.json', 'wasm.en.pagefind']));
  });
});
