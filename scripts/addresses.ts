// npm run addresses: adds what the build in dist/ (or OUT_DIR) has to content/addresses.txt. Run at a release.
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import {
  ADDRESSES_FILE,
  type Addresses,
  formatAddresses,
  joinAddresses,
  lossesOf,
  parseAddresses,
} from '../src/content-model/addresses.ts';
import { parseLedger } from '../src/content-model/ledger.ts';
import { pathOf, readRedirects } from '../src/content-model/moved.ts';
import { type FixFolder, SITE_FIXES } from '../src/site/fix-folders.ts';
import { builtFolder, readMovedPages, readPages } from './pages.ts';

/** Pages whose ids belong to controls, and lists that are split as they grow: their anchors are not kept. */
const CONTROLS = /^\/(?:lab|search|404|fix\/(?:by\/|$))/;
/** Ids that name a heading or a region for assistive technology, or stand on every page. */
const INNER = /^(?:h-|main$)/;
/** Numbers of notes below a table, which are counted anew in every build. */
const NOTE = /^\/proofs\/agreement\/[^#]*#n\d+$/;

/**
 * The addresses and anchors of the built site in `folder`, old addresses among them. Those that differ from a page's
 * only by capitals are left out: not every file system can hold them.
 */
export async function builtAddresses(folder: string): Promise<Addresses> {
  const pages = await readPages(folder);
  const moved = (await readMovedPages(folder)).map(({ path }) => path);
  const paths = new Set(pages.map(({ path }) => path));
  const isOwn = (path: string): boolean => !paths.has(path.toLowerCase());
  return new Map([
    ...moved.filter(isOwn).map((path) => [path, new Set<string>()] as const),
    ...pages.map(({ path, html }) => {
      const elements = DomUtils.getElementsByTagName('*', parseDocument(html));
      const ids = elements.flatMap(({ attribs }) => attribs['id'] ?? []);
      const isKept = (id: string): boolean => !INNER.test(id) && !NOTE.test(`${path}#${id}`);
      return [path, new Set(CONTROLS.test(path) ? [] : ids.filter(isKept))] as const;
    }),
  ]);
}

const readOr = (path: string, otherwise: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => otherwise);

/**
 * Compares the build in `folder` with what `root` has published: the ledgers of ids, their slugs, content/moved.txt
 * and content/addresses.txt. Throws naming everything that was lost; resolves to a line for the build.
 */
export async function checkAddresses(
  folder: string,
  root: string = process.cwd(),
  folders: readonly FixFolder[] = [SITE_FIXES],
): Promise<string> {
  const published = new Map(parseAddresses(await readOr(resolve(root, ADDRESSES_FILE), '')));
  const built = await builtAddresses(folder);
  const moved = new Map(readRedirects(root, folders).map(({ from, to }) => [from, pathOf(to)]));
  const isOwn = (from: string): boolean => from === from.toLowerCase() || !built.has(from.toLowerCase());
  const expected = [...moved.keys()].filter(isOwn);
  for (const { ledger, prefix } of folders) {
    const { entries } = parseLedger(await readOr(resolve(root, ledger), ''), prefix);
    expected.push(...entries.map(({ id }) => `/fix/${id}/`));
  }
  for (const address of expected) published.set(address, published.get(address) ?? new Set());
  const losses = lossesOf(published, built, moved);
  if (losses.length > 0) {
    const lines = losses.map(({ address, message }) => `${address} ${message}`);
    throw new Error(`${losses.length} published address(es) would die:\n${lines.join('\n')}`);
  }
  const anchors = [...published.values()].reduce((sum, { size }) => sum + size, 0);
  return `${published.size} published pages and ${anchors} anchors are there`;
}

if (import.meta.main) {
  const folder = builtFolder();
  await checkAddresses(folder);
  const published = parseAddresses(await readOr(ADDRESSES_FILE, ''));
  const all = joinAddresses(published, await builtAddresses(folder));
  await writeFile(ADDRESSES_FILE, formatAddresses(all));
  console.log(`${ADDRESSES_FILE}: ${all.size} pages`);
}
