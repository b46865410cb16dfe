import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { parseMoved, readRedirects, redirects } from './moved.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('a fix is found by its slug, by id and slug, by its id alone and in capitals', () => {
  expect(redirects([{ id: 'u17', slug: 'token-expired' }], [])).toEqual([
    { from: '/fix/token-expired/', to: '/fix/u17/' },
    { from: '/fix/u17-token-expired/', to: '/fix/u17/' },
    { from: '/u17/', to: '/fix/u17/' },
    { from: '/fix/U17/', to: '/fix/u17/' },
  ]);
});

test('an id without a page of its own keeps its short forms', () => {
  expect(redirects([{ id: 'u9', slug: null }], []).map(({ from }) => from)).toEqual(['/u9/', '/fix/U9/']);
});

test('a slug that moved brings its form with the id', () => {
  expect(redirects([], [{ from: '/fix/old-name/', to: '/fix/u17/#fix' }])).toEqual([
    { from: '/fix/old-name/', to: '/fix/u17/#fix' },
    { from: '/fix/u17-old-name/', to: '/fix/u17/#fix' },
  ]);
});

test('lines are followed to their end; a circle is refused', () => {
  const line = (from: string, to: string) => ({ from: `/guide/${from}/`, to: `/guide/${to}/` });
  expect(redirects([], [line('a', 'b'), line('b', 'c')])).toEqual([line('a', 'c'), line('b', 'c')]);
  expect(() => redirects([], [line('a', 'b'), line('b', 'a')])).toThrow('/guide/a/ leads in a circle');
});

test('an address that two claim is refused by name', () => {
  const fixes = [{ id: 'u17', slug: 'token-expired' }];
  expect(() => redirects(fixes, [{ from: '/fix/token-expired/', to: '/fix/u9/' }])).toThrow(
    '/fix/token-expired/ leads to /fix/u17/ and to /fix/u9/',
  );
});

test('moved.txt has comments and empty lines; wrong lines are named', () => {
  expect(parseMoved('# Renamed\n\n/guide/a/ -> /guide/b/#c\n')).toEqual({
    entries: [{ from: '/guide/a/', to: '/guide/b/#c' }],
    faults: [],
  });
  const { entries, faults } = parseMoved(
    '/a/ -> /b/\n/a/ -> /c/\n/d -> /e/\n/f/ /g/\n/h/ -> https://example.com/\n/i/ -> /i/#j\n/../ -> /x/\n',
  );
  expect(entries).toEqual([{ from: '/a/', to: '/b/' }]);
  expect(faults.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7]);
  expect(faults[0]?.message).toContain('/a/, which line 1 moves already');
});

test('a project is read from its folders of fixes, its ledger and its moved.txt', () => {
  const root = mkdtempSync(join(tmpdir(), 'moved-'));
  made.push(root);
  mkdirSync(join(root, 'content/fixes/u1-one'), { recursive: true });
  writeFileSync(join(root, 'content/fixes/u1-one/index.mdx'), '');
  writeFileSync(join(root, 'content/ids.txt'), 'u1 active\nu2 retired\n');
  writeFileSync(join(root, 'content/moved.txt'), '/guide/a/ -> /fix/u1/\n');
  expect(readRedirects(root).map(({ from, to }) => `${from} ${to}`)).toEqual([
    '/fix/one/ /fix/u1/',
    '/fix/u1-one/ /fix/u1/',
    '/u1/ /fix/u1/',
    '/fix/U1/ /fix/u1/',
    '/u2/ /fix/u2/',
    '/fix/U2/ /fix/u2/',
    '/guide/a/ /fix/u1/',
  ]);
  writeFileSync(join(root, 'content/moved.txt'), '\nno address\n');
  expect(() => readRedirects(root)).toThrow('content/moved.txt: line 2 is no');
});
