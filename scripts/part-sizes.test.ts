import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { brotliBytes } from './compress.ts';
import { engineParts, GRAMMAR_LIMIT } from './part-sizes/engine.ts';
import { LAB_LIMIT, labParts, lateImports, Modules } from './part-sizes/lab.ts';
import { partFaults, partLine } from './part-sizes.ts';

test('reads import() with the name of its entry, whatever wraps it', () => {
  const code =
    'import"./a.js";const l={Basic:()=>p(()=>import("./b.js"),[]),"HMAC-SHA256":()=>import("./c.js")};' +
    'async function f(x){await import("./d.js");await import(x)}';
  expect(lateImports(code)).toEqual([
    { to: './b.js', key: 'Basic' },
    { to: './c.js', key: 'HMAC-SHA256' },
    { to: './d.js', key: null },
  ]);
});

test('names what is over its limit', () => {
  const parts = [
    { name: 'a', bytes: 11, limit: 10 },
    { name: 'b', bytes: 10, limit: 10 },
    { name: 'c', bytes: 12 },
  ];
  expect(partFaults(parts)).toEqual(['a: 11 bytes are over 10']);
  expect(parts.map(partLine)).toEqual(['    11  a (limit 10)', '    10  b (limit 10)', '    12  c']);
});

test('the grammar keeps its limit, and each scheme is a part of its own', async () => {
  const parts = await engineParts(process.cwd());
  expect(partFaults(parts)).toEqual([]);
  expect(parts[0]).toMatchObject({ name: 'grammar: parse and format', limit: GRAMMAR_LIMIT });
  const names = parts.map(({ name }) => name);
  const schemes = 'api-key basic bearer cookie digest dpop hmac negotiate oauth1 sigv4';
  for (const scheme of schemes.split(' ')) expect(names).toContain(`+ ${scheme}`);
  expect(parts.every(({ bytes }) => bytes > 100)).toBe(true);
});

const scratch = { folder: '' };
beforeEach(() => {
  scratch.folder = mkdtempSync(join(tmpdir(), 'parts-'));
});
afterEach(() => rmSync(scratch.folder, { recursive: true }));

/** Writes modules below /x/js/ and returns what of them stands at an address. */
function site(files: Readonly<Record<string, string>>): Modules {
  mkdirSync(join(scratch.folder, 'js'), { recursive: true });
  for (const [name, code] of Object.entries(files)) writeFileSync(join(scratch.folder, 'js', name), code);
  return new Modules(scratch.folder, '/x/');
}

const page = (path: string, ...names: readonly string[]) => ({
  path,
  html: names.map((name) => `<script type="module" src="/x/js/${name}"></script>`).join(''),
});

const FILES = {
  'base.js': 'import("./search.js")',
  'search.js': '"search".repeat(3)',
  'loader.js': 'import"./base.js";import("./small.js")',
  'small.js': 'import"./engine.js";"small"',
  'page.js': 'import"./loader.js";import("./whole.js")',
  'whole.js':
    'import"./engine.js";import("./links.js");import("./client.js");import("./extras.js");const t={Later:()=>import("./later.js")}',
  'engine.js':
    'const l={Basic:()=>import("./basic.js"),Digest:()=>import("./digest.js"),Cookie:()=>import("./cookie.js")}',
  'basic.js': 'import"./engine.js";import"./equal.js";"basic"',
  'equal.js': '"equal"',
  'digest.js': 'import"./equal.js";import"./hash.js";import("./md5.js")',
  'hash.js': '"hash"',
  'md5.js': '"MD5"',
  'client.js': 'import"./hash.js";"client"',
  'cookie.js': '"cookie"',
  'links.js': '"links"',
  'extras.js': '"extras"',
  'later.js': '"later"',
};
type Name = keyof typeof FILES;

async function brotli(...names: readonly Name[]): Promise<number> {
  const sizes = await Promise.all(names.map((name) => brotliBytes(Buffer.from(FILES[name]))));
  return sizes.reduce((sum, { length }) => sum + length, 0);
}

const PAGES = [
  page('/404.html', 'base.js'),
  page('/fix/u1/', 'base.js', 'loader.js'),
  page('/lab/', 'base.js', 'page.js'),
];
/** Of the lab alone: `base` and `loader` stand on other pages, too. */
const START: readonly Name[] = ['page.js', 'whole.js', 'engine.js'];

test('counts what the browser loaded until the lab works, without tokens and Digest, and lists the rest', async () => {
  const seen: readonly Name[] = [
    'base.js',
    'loader.js',
    ...START,
    'links.js',
    'digest.js',
    'equal.js',
    'hash.js',
  ];
  const late: readonly Name[] = ['md5.js', 'extras.js'];
  const opened = [...seen, ...late].map((name) => `/x/js/${name}`);
  expect(await labParts(PAGES, site(FILES), opened)).toEqual([
    {
      name: 'lab, until it works, without tokens',
      bytes: await brotli(...START, 'links.js', 'equal.js'),
      limit: LAB_LIMIT,
    },
    { name: '+ client', bytes: await brotli('client.js', 'hash.js') },
    { name: '+ extras', bytes: await brotli('extras.js') },
    { name: '+ Later', bytes: await brotli('later.js') },
    { name: '+ Basic', bytes: await brotli('basic.js') },
    { name: '+ Digest', bytes: await brotli('digest.js', 'hash.js') },
    { name: '+ Cookie', bytes: await brotli('cookie.js') },
  ]);
});

test('counts all that may be loaded where no browser is', async () => {
  const parts = await labParts(PAGES, site(FILES), null);
  expect(parts?.map(({ name }) => name)).toEqual([
    'lab, all it may load but the schemes',
    '+ client',
    '+ extras',
    '+ Digest',
    '+ Cookie',
  ]);
  expect(parts?.[0]?.bytes).toBe(await brotli(...START, 'basic.js', 'equal.js', 'links.js', 'later.js'));
});

test('a site without a lab has none; a lab whose script is missing is a fault', async () => {
  expect(await labParts([page('/', 'base.js')], site(FILES), null)).toBeNull();
  await expect(labParts([page('/lab/', 'gone.js')], site({}), null)).rejects.toThrow('/x/js/gone.js');
});
