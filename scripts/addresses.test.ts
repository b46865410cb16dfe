import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRedirects } from '../src/content-model/moved.ts';
import { DEFAULT_SETTINGS } from '../src/site/settings.ts';
import { builtAddresses, checkAddresses } from './addresses.ts';
import { writeMoved } from './moved.ts';
import { readMovedPages, readPages } from './pages.ts';

let root = '';
let built = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'addresses-'));
  built = join(root, 'dist');
  put('content/ids.txt', 'u1 active\nu2 merged u1\n');
  put('content/fixes/u1-one/index.mdx', '');
  put('content/moved.txt', '# Renamed\n/fix/two/ -> /fix/u2/\n/guide/old/ -> /guide/new/\n');
  put('content/addresses.txt', '/fix/one/\n/fix/two/\n/fix/u1/ fix fix-1\n/fix/u2/ fix\n/guide/old/ clock\n');
  page('/fix/u1/', 'fix', 'fix-1');
  page('/fix/u2/', 'fix');
  page('/guide/new/', 'clock');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function page(path: string, ...ids: readonly string[]): void {
  const body = ids.map((id) => `<p id="${id}"></p>`).join('');
  put(
    `dist${path}index.html`,
    `<!doctype html><meta property="og:title" content="Page “${path}” &amp; more">${body}`,
  );
}

/** What the stages of a build say, or throw. */
async function build(): Promise<string> {
  await writeMoved(built, readRedirects(root), DEFAULT_SETTINGS);
  return checkAddresses(built, root);
}

describe('a build', () => {
  test('with all that was published passes', async () => {
    expect(await build()).toBe('9 published pages and 4 anchors are there');
  });

  test('without the page of an id names it', async () => {
    rmSync(join(built, 'fix/u1'), { recursive: true });
    await expect(checkAddresses(built, root)).rejects.toThrow('\n/fix/u1/ was published and has no page');
  });

  test('whose merged fix has no page names it', async () => {
    rmSync(join(built, 'fix/u2'), { recursive: true });
    await expect(checkAddresses(built, root)).rejects.toThrow('\n/fix/u2/ was published and has no page');
  });

  test('without an anchor names it, on the page of a merged fix too', async () => {
    page('/fix/u1/', 'fix');
    page('/fix/u2/');
    await expect(build()).rejects.toThrow(
      /\n\/fix\/u1\/#fix-1 was published.*\n\/fix\/u2\/#fix was published/,
    );
  });

  test('of a fix with another slug names the old one, until a line leads on', async () => {
    renameSync(join(root, 'content/fixes/u1-one'), join(root, 'content/fixes/u1-first'));
    await expect(build()).rejects.toThrow('\n/fix/one/ was published and has no page');
    put('content/moved.txt', '/fix/one/ -> /fix/u1/\n/fix/two/ -> /fix/u2/\n/guide/old/ -> /guide/new/\n');
    expect(await build()).toContain('are there');
  });

  test('without the line of a moved address names it', async () => {
    put('content/moved.txt', '/fix/two/ -> /fix/u2/\n');
    await expect(build()).rejects.toThrow('\n/guide/old/ was published and has no page');
  });

  test('whose moved page leads to one without its anchor names the anchor', async () => {
    page('/guide/new/');
    await expect(build()).rejects.toThrow(
      '\n/guide/old/#clock was published and /guide/new/, where it leads,',
    );
  });
});

describe('pages of old addresses', () => {
  test('lead on by themselves and by a link, and are no pages of their own', async () => {
    await build();
    const moved = new Map((await readMovedPages(built)).map(({ path, html }) => [path, html]));
    expect(moved.get('/fix/u1-one/')).toContain('<meta http-equiv="refresh" content="0; url=/fix/u1/">');
    expect(moved.get('/fix/u1-one/')).toContain('<a href="/fix/u1/">Page “/fix/u1/” &amp; more</a>');
    expect(moved.get('/u2/')).toContain('<link rel="canonical" href="https://');
    expect((await readPages(built)).map(({ path }) => path)).toEqual(['/fix/u1/', '/fix/u2/', '/guide/new/']);
    expect((await builtAddresses(built)).has('/u2/')).toBe(true);
    expect((await builtAddresses(built)).has('/fix/U1/')).toBe(false);
  });

  test('are refused where a page stands, and where they would lead to nothing', async () => {
    page('/fix/one/');
    put('content/moved.txt', '/a/ -> /b/\n/c/ -> /fix/u1/#none\n');
    await expect(build()).rejects.toThrow(
      /\n\/fix\/one\/: a page stands there.*\n\/a\/ -> \/b\/: no page stands there\n\/c\/ -> .* no such anchor/,
    );
  });
});
