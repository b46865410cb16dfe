import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DomUtils } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltSite, readSite, textOf } from './built.ts';
import { catalogOf } from './catalog.ts';
import { deadLinks } from './links.ts';

const MINUTES = 60_000;
const FIXTURE = 'tests/fixtures/private';
const EDIT_URL = 'https://code.example.com/edit/{path}';
const SUPPORT_URL = 'mailto:help@example.com';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the fixture outside of the project, as a team would have it. */
function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'private-fixes-'));
  made.push(folder);
  cpSync(FIXTURE, folder, { recursive: true });
  return folder;
}

/** Runs a script with these settings; the environment is without what Vitest adds to it. */
async function run(script: string, settings: NodeJS.ProcessEnv): Promise<{ code: unknown; said: string }> {
  const added = /^(VITEST.*|BASE_URL|DEV|MODE|NODE_ENV|PROD|SSR|TEST)$/;
  const own = Object.entries(process.env).filter(([name]) => !added.test(name));
  const env = { ...Object.fromEntries(own), ...settings };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script], {
      env,
      timeout: 8 * MINUTES,
    });
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string };
    return { code, said: `${stdout}${stderr}` };
  }
}

describe('a build with fixes of a team’s own', () => {
  let site: BuiltSite;
  const text = (path: string): string => readFileSync(join(site.folder, path), 'utf8');
  beforeAll(async () => {
    const out = mkdtempSync(join(tmpdir(), 'private-out-'));
    made.push(out);
    const settings = { PRIVATE_FIXES: ownFolder(), PRIVATE_PREFIX: 'acme', EDIT_URL, SUPPORT_URL };
    expect(await run('scripts/build.ts', { ...settings, OUT_DIR: out })).toMatchObject({ code: 0 });
    site = await readSite(out, '/');
  }, 9 * MINUTES);

  test('has page, JSON and Markdown of the fix, and a page for the id that points on', () => {
    const page = site.pages.find(({ path }) => path === '/fix/acme1/');
    expect(page?.kind).toBe('fix');
    expect(page?.html).toContain('ACME1');
    expect(text('fix/acme1.md')).toContain('# The internal API answers 401 outside the company network');
    expect(JSON.parse(text('fix/acme1.json'))).toMatchObject({ id: 'acme1', slug: 'vpn-needed', proof: [] });
    const moved = site.pages.find(({ path }) => path === '/fix/acme2/');
    expect(moved?.html).toContain('/fix/u17/');
    expect(moved?.indexable).toBe(false);
  });

  test('lists it behind the site’s own fixes, and everywhere that they are listed', () => {
    const ids = catalogOf(site).fixes.map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(['u1', 'u2']);
    expect(ids.at(-1)).toBe('acme1');
    for (const file of ['sitemap.xml', 'feed.xml', 'llms.txt', 'search-index.json', 'fix/index.html'])
      expect(text(file), file).toContain('fix/acme1');
    expect(text('proofs/index.html')).toContain('The gateway of the company is not public');
    expect(deadLinks(site)).toEqual([]);
  });

  test('tells no path of the team’s machine', () => {
    const told = site.pages.filter(({ html }) => html.includes(tmpdir()) || html.includes('private-fixes-'));
    expect(told.map(({ path }) => path)).toEqual([]);
  });

  test('asks whether a fix helped with its id, title and page, and nothing else', () => {
    const page = site.pages.find(({ path }) => path === '/fix/u17/');
    const links = (page?.elements ?? []).filter(({ attribs }) => attribs['href']?.startsWith('mailto:'));
    expect(links.map(textOf)).toEqual(['Yes', 'No']);
    for (const { attribs } of links) {
      expect(attribs['rel']).toBe('noreferrer');
      const { pathname, searchParams } = new URL(attribs['href'] ?? '');
      expect(pathname).toBe('help@example.com');
      expect([...searchParams.keys()]).toEqual(['subject', 'body']);
      expect(searchParams.get('subject')).toMatch(
        /^U17 (did not fix|fixed) it: The access token has expired$/,
      );
      expect(searchParams.get('body')?.trim().split('\r\n')).toEqual([
        'The access token has expired',
        `${site.origin}/fix/u17/`,
      ]);
    }
  });

  test('leads to the source of every page that has one in the project', () => {
    const wanted = site.pages.filter(
      ({ path, kind, indexable }) => indexable && (kind !== 'other' || path === '/fix/errors/'),
    );
    const sources = wanted.map(({ path, elements }) => {
      const found = elements.filter(
        (element) => textOf(element) === 'Suggest an edit' && element.name === 'a',
      );
      const file = found[0]?.attribs['href']?.replace(EDIT_URL.replace('{path}', ''), '');
      return { path, file };
    });
    const without = sources.filter(({ file }) => file === undefined || !existsSync(file));
    expect(without.map(({ path }) => path)).toEqual(['/fix/acme1/']);
    expect(sources.length).toBeGreaterThan(60);
  });

  test('says on fixes, chapters and scenarios when they last changed', () => {
    const days = site.pages
      .filter(({ path, kind, indexable }) => indexable && kind !== 'other' && path !== '/fix/acme1/')
      .map(({ path, dom }) => ({ path, said: DomUtils.textContent(dom) }));
    expect(days.filter(({ said }) => !/Last changed \d{4}-\d\d-\d\d\./.test(said))).toEqual([]);
  });
});

describe('what is wrong with a private folder stops before the build', { timeout: MINUTES }, () => {
  const acme = { PRIVATE_PREFIX: 'acme' };
  const add = (folder: string, name: string, id: string): void => {
    cpSync(join(folder, 'acme1-vpn-needed'), join(folder, name), { recursive: true });
    const file = join(folder, name, 'index.mdx');
    writeFileSync(file, readFileSync(file, 'utf8').replace('id: acme1', `id: ${id}`));
  };

  test.each([
    ['the prefix of this site', 'u', 'PRIVATE_PREFIX: "u" is the prefix of this site'],
    ['a prefix with digits', 'acme1', 'PRIVATE_PREFIX: "acme1" is no prefix'],
  ])('%s', async (_, prefix, says) => {
    const settings = { PRIVATE_FIXES: ownFolder(), PRIVATE_PREFIX: prefix };
    const { code, said } = await run('scripts/build.ts', settings);
    expect(code).toBe(1);
    expect(said).toContain(says);
  });

  test('a folder that is not there', async () => {
    const { code, said } = await run('scripts/build.ts', { ...acme, PRIVATE_FIXES: '/nowhere/fixes' });
    expect(code).toBe(1);
    expect(said).toContain('privateFixes: "/nowhere/fixes" is no folder');
  });

  test.each([
    ['an id that stands twice', (folder: string) => add(folder, 'acme1-again', 'acme1'), 'acme1 belongs to'],
    ['an id with our prefix', (folder: string) => add(folder, 'u99-own', 'u99'), 'does not start with acme'],
    [
      'an id without a line in the ledger',
      (folder: string) => add(folder, 'acme3-own', 'acme3'),
      'acme3 has no line in',
    ],
    [
      'a ledger with ids of the site',
      (folder: string) => writeFileSync(join(folder, 'ids.txt'), 'u1 active\nacme1 active\n'),
      'starts with no id of a fix: write `acme17 active`',
    ],
  ])('%s', async (_, spoil, says) => {
    const folder = ownFolder();
    spoil(folder);
    const { code, said } = await run('scripts/content-check.ts', { ...acme, PRIVATE_FIXES: folder });
    expect(code).toBe(1);
    expect(said).toContain(says);
  });
});
