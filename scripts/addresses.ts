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
import { LEDGER_FILE, parseLedger } from '../src/content-model/ledger.ts';
import { builtFolder, readPages } from './pages.ts';

/** Pages whose ids belong to controls, and lists that are split as they grow: their anchors are not kept. */
const CONTROLS = /^\/(?:lab|search|404|fix\/(?:by\/|$))/;
/** Ids that name a heading or a region for assistive technology, or stand on every page. */
const INNER = /^(?:h-|main$)/;

/** The addresses and anchors of the built site in `folder`. */
export async function builtAddresses(folder: string): Promise<Addresses> {
  const pages = await readPages(folder);
  return new Map(
    pages.map(({ path, html }) => {
      const elements = DomUtils.getElementsByTagName('*', parseDocument(html));
      const ids = elements.flatMap(({ attribs }) => attribs['id'] ?? []);
      return [path, new Set(CONTROLS.test(path) ? [] : ids.filter((id) => !INNER.test(id)))];
    }),
  );
}

const readOr = (path: string, otherwise: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => otherwise);

/**
 * Compares the build in `folder` with what `root` has published: the ledger of ids and content/addresses.txt.
 * Throws naming everything that was lost; resolves to a line for the build.
 */
export async function checkAddresses(folder: string, root: string = process.cwd()): Promise<string> {
  const published = new Map(parseAddresses(await readOr(resolve(root, ADDRESSES_FILE), '')));
  const { entries } = parseLedger(await readOr(resolve(root, LEDGER_FILE), ''));
  for (const { id } of entries) published.set(`/fix/${id}/`, published.get(`/fix/${id}/`) ?? new Set());
  const moved = entries.filter(({ state }) => state !== 'active').map(({ id }) => `/fix/${id}/`);
  const losses = lossesOf(published, await builtAddresses(folder), new Set(moved));
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
