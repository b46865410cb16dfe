import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FIX_ID } from '#schemas/shared.ts';
import { type FixFolder, SITE_FIXES } from '#site/fix-folders.ts';
import { parseLedger } from './ledger.ts';

/** Addresses that moved, a line each: `/guide/old/ -> /guide/new/`. Lines that start with `#` are comments. */
export const MOVED_FILE = 'content/moved.txt';

/** An old address and the one it has now, both below the site's base and with a slash at both ends. */
export interface Redirect {
  readonly from: string;
  /** May end in `#anchor`. */
  readonly to: string;
}

/** An id ever published, with the slug of its page; null where it has no page of its own any more. */
export interface PublishedFix {
  readonly id: string;
  readonly slug: string | null;
}

/** A line of content/moved.txt that is not understood. */
export interface MovedFault {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

const PATH = /^\/(?:(?!\.\.?\/)[\w.~-]+\/)+$/;
const TARGET = /^\/(?:(?!\.\.?\/)[\w.~-]+\/)*(?:#[\w-]+)?$/;
const SLUG_PATH = /^\/fix\/([a-z][a-z0-9-]*)\/$/;

/** Reads content/moved.txt. Lines that are not understood come back as faults and are left out. */
export function parseMoved(text: string): { entries: Redirect[]; faults: MovedFault[] } {
  const entries: Redirect[] = [];
  const faults: MovedFault[] = [];
  const lines = new Map<string, number>();
  text.split(/\r?\n/).forEach((content, at) => {
    const line = at + 1;
    if (content.trim() === '' || content.startsWith('#')) return;
    const [, from = '', to = ''] = /^(\S+) -> (\S+)$/.exec(content) ?? [];
    const first = lines.get(from);
    if (!PATH.test(from) || !TARGET.test(to))
      faults.push({ line, message: `is no \`/old/address/ -> /new/address/\`: ${content}` });
    else if (first !== undefined)
      faults.push({ line, message: `moves ${from}, which line ${first} moves already: keep one` });
    else if (pathOf(to) === from) faults.push({ line, message: `moves ${from} to itself` });
    else {
      lines.set(from, line);
      entries.push({ from, to });
    }
  });
  return { entries, faults };
}

/**
 * Every old form of an address, each with the page it leads to now: by slug, by id and slug, by id alone and by id in
 * capitals for each fix, then what content/moved.txt says, followed to its end; a slug in it brings its form with the
 * id. Throws when two fixes or lines claim one address, or when lines lead in a circle.
 */
export function redirects(fixes: readonly PublishedFix[], moved: readonly Redirect[]): readonly Redirect[] {
  const said = new Map(moved.map(({ from, to }) => [from, to]));
  const all = new Map<string, string>();
  const add = (from: string, to: string): void => {
    const other = all.get(from);
    if (other !== undefined && other !== to)
      throw new Error(`${from} leads to ${other} and to ${to}: an old address has one page.`);
    all.set(from, to);
  };
  for (const { id, slug } of fixes) {
    const to = `/fix/${id}/`;
    if (slug !== null) {
      add(`/fix/${slug}/`, to);
      add(`/fix/${id}-${slug}/`, to);
    }
    add(`/${id}/`, to);
    add(`/fix/${id.toUpperCase()}/`, to);
  }
  for (const { from } of moved) {
    const to = endOf(from, said);
    add(from, to);
    const [, slug = ''] = SLUG_PATH.exec(from) ?? [];
    const [, id = ''] = SLUG_PATH.exec(pathOf(to)) ?? [];
    const hasForm = slug !== '' && !/^[a-z]+\d+(?:-|$)/.test(slug) && FIX_ID.test(id);
    if (hasForm && !said.has(`/fix/${id}-${slug}/`)) add(`/fix/${id}-${slug}/`, to);
  }
  return [...all].map(([from, to]) => ({ from, to }));
}

/** The {@link redirects} of the project at `root`. Throws naming each line of content/moved.txt that is wrong. */
export function readRedirects(
  root: string,
  folders: readonly FixFolder[] = [SITE_FIXES],
): readonly Redirect[] {
  const { entries, faults } = parseMoved(readOr(resolve(root, MOVED_FILE)));
  if (faults.length > 0)
    throw new Error(faults.map(({ line, message }) => `${MOVED_FILE}: line ${line} ${message}`).join('\n'));
  const fixes = folders.flatMap(({ folder, ledger, prefix }) => {
    const slugs = slugsOf(resolve(root, folder));
    const listed = parseLedger(readOr(resolve(root, ledger)), prefix).entries;
    return listed.map(({ id }) => ({ id, slug: slugs.get(id) ?? null }));
  });
  return redirects(fixes, entries);
}

/** An address without its anchor. */
export function pathOf(address: string): string {
  return address.replace(/#.*$/, '');
}

function endOf(from: string, said: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let to = from;
  for (let next = said.get(from); next !== undefined; next = said.get(pathOf(to))) {
    if (seen.has(pathOf(to))) throw new Error(`${MOVED_FILE}: ${from} leads in a circle.`);
    seen.add(pathOf(to));
    to = next;
  }
  return to;
}

function slugsOf(folder: string): ReadonlyMap<string, string> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(
    names.flatMap((name): [string, string][] => {
      const [, id, slug] = /^([a-z]+\d+)-(.+)$/.exec(name) ?? [];
      const isFix = id !== undefined && slug !== undefined && existsSync(join(folder, name, 'index.mdx'));
      return isFix ? [[id, slug]] : [];
    }),
  );
}

function readOr(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
