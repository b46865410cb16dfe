import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTS, type Host, writeBesidePages, writeHosting } from './write.ts';

const PLACE = { siteUrl: 'https://help.example.com', basePath: '/help/401/', redirects: [] };
const PAGE = '<!DOCTYPE html><html><head><meta charset="utf-8"><style>p{}</style></head></html>';
let folder = '';
const built = (): string => join(folder, 'built');
const out = (name: string): string => join(folder, 'out', name);
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hosting-'));
  for (const file of ['index.html', '404.html', 'fix/u17/index.html', 'index.html.br', '_astro/a.js']) {
    mkdirSync(dirname(join(built(), file)), { recursive: true });
    writeFileSync(join(built(), file), PAGE);
  }
  await writeBesidePages(built(), PLACE);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (host: Host, name: string = host): Promise<readonly string[]> =>
  writeHosting({ ...PLACE, host, built: built(), out: out(name) });

test('the build has the files of three hosts beside its pages', () => {
  expect(read('built/_headers')).toMatch(/^\/help\/401\/\*\n {2}Content-Security-Policy: .*'sha256-/);
  expect(existsSync(join(built(), '_redirects'))).toBe(true);
  expect(read('built/.nojekyll')).toBe('');
});

describe('a folder for a host', () => {
  test.each(HOSTS)('%s: what is said to be written is there, and nothing else', async (host) => {
    const written = await write(host);
    expect(readdirSync(out(host)).sort()).toEqual(written.map((name) => name.replace('/', '')).sort());
  });

  test('Cloudflare and Netlify read their files at the root, the site stands below its path', async () => {
    await write('cloudflare');
    const site = readdirSync(join(out('cloudflare'), 'site')).sort();
    expect(site).toEqual(['404.html', '_headers', '_redirects', 'help']);
    const inside = readdirSync(join(out('cloudflare'), 'site/help/401')).sort();
    expect(inside).toEqual(['404.html', '_astro', 'fix', 'index.html']);
  });

  test('a server of one\u2019s own gets the compressed copies, at the path where its file looks', async () => {
    await write('nginx');
    expect(existsSync(join(out('nginx'), 'site/help/401/index.html.br'))).toBe(true);
    expect(read('out/nginx/fix401.conf')).toContain(`root "${out('nginx')}/site";`);
  });

  test('GitHub publishes below the path itself, each page with its policy', async () => {
    await write('github');
    expect(readdirSync(join(out('github'), 'site')).sort()).toContain('.nojekyll');
    expect(read('out/github/site/fix/u17/index.html')).toContain('http-equiv="Content-Security-Policy"');
    expect(read('built/index.html')).toBe(PAGE);
  });

  test('writing again replaces what was there', async () => {
    await write('caddy', 'again');
    writeFileSync(join(out('again'), 'site/old.html'), '');
    await write('caddy', 'again');
    expect(existsSync(join(out('again'), 'site/old.html'))).toBe(false);
  });

  test('a folder with something else in it is left alone', async () => {
    mkdirSync(out('mine/site'), { recursive: true });
    writeFileSync(join(out('mine'), 'notes.txt'), 'mine');
    await expect(write('nginx', 'mine')).rejects.toThrow('holds notes.txt');
    expect(readdirSync(out('mine')).sort()).toEqual(['notes.txt', 'site']);
  });
});
