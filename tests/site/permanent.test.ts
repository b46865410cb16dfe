import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSettings } from '../../integrations/settings.ts';
import { readMovedPages } from '../../scripts/pages.ts';
import { startServer } from '../../scripts/serve.ts';
import { ADDRESSES_FILE, parseAddresses } from '../../src/content-model/addresses.ts';
import { parseLedger } from '../../src/content-model/ledger.ts';
import { pathOf, readRedirects } from '../../src/content-model/moved.ts';
import { fixFolders } from '../../src/site/fix-folders.ts';
import { readSite, some } from './built.ts';
import { contentFixes } from './content.ts';

const AT_ONCE = 8;
const MINUTE = 60_000;
const site = await readSite();
const movedPages = await readMovedPages(site.folder);
const redirects = readRedirects(process.cwd(), fixFolders(loadSettings()));
const published = parseAddresses(readFileSync(ADDRESSES_FILE, 'utf8'));
const ledger = parseLedger(readFileSync('content/ids.txt', 'utf8')).entries;

/** Where the page at an old address leads by itself. */
const targetOf = (html: string): string | undefined =>
  /<meta http-equiv="refresh" content="0; url=([^"]+)">/.exec(html)?.[1];

describe('over HTTP', { timeout: MINUTE }, () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    server = await startServer({ dir: site.folder, base: site.base });
  });
  afterAll(() => server.close());

  /** Asks for each address, without following anything; a line for each that is wrong in an answer. */
  async function faults(
    addresses: readonly string[],
    wrong: (html: string, address: string) => readonly string[] = () => [],
  ): Promise<string[]> {
    const found: string[] = [];
    const queue = addresses.values();
    const one = async (address: string): Promise<void> => {
      const response = await fetch(new URL(address.slice(1), server.url), { redirect: 'manual' });
      const html = await response.text();
      if (response.status !== 200) found.push(`${address}: ${response.status}`);
      else found.push(...wrong(html, address).map((fault) => `${address}: ${fault}`));
    };
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const address of queue) await one(address);
      }),
    );
    return some(found);
  }

  test('every id of the ledger answers, as page, JSON and Markdown', async () => {
    expect(ledger.length).toBeGreaterThanOrEqual(40);
    expect(await faults(ledger.map(({ id }) => `/fix/${id}/`))).toEqual([]);
    const active = ledger.filter(({ state }) => state === 'active');
    const files = active.flatMap(({ id }) => [`/fix/${id}.json`, `/fix/${id}.md`]);
    expect(await faults(files)).toEqual([]);
  });

  test('every published address answers, and its page has every anchor it ever had', async () => {
    const moved = new Map(redirects.map(({ from, to }) => [from, pathOf(to)]));
    const pages = new Map(site.pages.map(({ path, ids }) => [path, ids]));
    const wrong = (html: string, address: string): string[] => {
      const elements = DomUtils.getElementsByTagName('*', parseDocument(html));
      const own = new Set(elements.flatMap(({ attribs }) => attribs['id'] ?? []));
      const there = pages.get(moved.get(address) ?? '') ?? own;
      return [...(published.get(address) ?? [])]
        .filter((anchor) => !there.has(anchor))
        .map((anchor) => `no #${anchor}`);
    };
    expect(published.size).toBeGreaterThan(250);
    expect(await faults([...published.keys()], wrong)).toEqual([]);
  });

  test('every old address answers with a page that leads to the new one, by itself and by a link', async () => {
    const inCapitals = (from: string): boolean => from !== from.toLowerCase();
    const known = new Map(redirects.map(({ from, to }) => [from, site.base + to.slice(1)]));
    const asked = redirects.filter(({ from }) => !inCapitals(from) || hasFolder(from));
    const wrong = (html: string, address: string): string[] => {
      const to = known.get(address) ?? '';
      const isTold = targetOf(html) === to && html.includes(`<a href="${to}">`);
      return isTold ? [] : [`does not lead to ${to}`];
    };
    expect(asked.length).toBeGreaterThanOrEqual(3 * ledger.length);
    expect(
      await faults(
        asked.map(({ from }) => from),
        wrong,
      ),
    ).toEqual([]);
  });

  test('every fix answers by slug, by id and slug, by its id alone and in capitals', async () => {
    const wanted = contentFixes().flatMap(({ id, slug }) =>
      [`/fix/${slug}/`, `/fix/${id}-${slug}/`, `/${id}/`, `/fix/${id.toUpperCase()}/`].map((from) => [
        from,
        `${site.base}fix/${id}/`,
      ]),
    );
    const targets = new Map(wanted.map(([from = '', to = '']) => [from, to]));
    const asked = [...targets.keys()].filter((from) => from === from.toLowerCase() || hasFolder(from));
    const wrong = (html: string, address: string): string[] =>
      targetOf(html) === targets.get(address) ? [] : [`leads to ${targetOf(html)}`];
    expect(await faults(asked, wrong)).toEqual([]);
  });
});

/** Whether the file system of the build tells this address from the one in small letters. */
function hasFolder(address: string): boolean {
  return movedPages.some(({ path }) => path === address) || !existsSync(join(site.folder, address));
}

test('pages of old addresses are left out by search engines, name the new one and load nothing', () => {
  const faults = movedPages.filter(({ path, html }) => {
    const to = redirects.find(({ from }) => from === path)?.to;
    if (to === undefined) return true;
    const canonical = `${site.origin}${site.base}${pathOf(to).slice(1)}`;
    const says = ['<meta name="robots" content="noindex">', `<link rel="canonical" href="${canonical}">`];
    const sheets = html.match(/<style/g) ?? [];
    return !says.every((tag) => html.includes(tag)) || sheets.length !== 1 || /<script|\bsrc=/.test(html);
  });
  expect(movedPages.length).toBeGreaterThan(0);
  expect(some(faults.map(({ path }) => path))).toEqual([]);
});

test('they have a title and a heading; none shares its title with another page', () => {
  const titles = [...site.pages, ...movedPages].map(({ html }) => /<title>([^<]+)<\/title>/.exec(html)?.[1]);
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  expect(movedPages.filter(({ html }) => !/<main id="main"><h1>[^<]+<\/h1>/.test(html))).toEqual([]);
});

test('no list, index or link names them', () => {
  const start = site.origin + site.base;
  for (const file of ['sitemap.xml', 'llms.txt', 'feed.xml']) {
    const text = readFileSync(join(site.folder, file), 'utf8');
    const named = movedPages.filter(({ path }) => text.includes(start + path.slice(1)));
    expect(
      named.map(({ path }) => path),
      file,
    ).toEqual([]);
  }
  for (const file of ['pagefind/pages.json', 'search-index.json', 'fixes.json']) {
    const text = readFileSync(join(site.folder, file), 'utf8');
    const named = movedPages.filter(
      ({ path }) => text.includes(`"${path}"`) || text.includes(`"${path.slice(1)}"`),
    );
    expect(
      named.map(({ path }) => path),
      file,
    ).toEqual([]);
  }
  const twins = movedPages.filter(({ path }) => existsSync(join(site.folder, `${path.slice(0, -1)}.md`)));
  expect(twins.map(({ path }) => path).filter((path) => path === path.toLowerCase())).toEqual([]);
});
