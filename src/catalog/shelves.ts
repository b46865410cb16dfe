import { AUDIENCES } from '#schemas/shared.ts';
import { SOFTWARE } from '#schemas/software.ts';
import { READERS } from '#site/site.ts';
import { allFixes } from './index.ts';
import type { Fix } from './types.ts';

/** Up to so many fixes stand on the index itself; above, its groups get pages of their own. */
export const INLINE_FIXES = 80;

/** So many lines stand on a page of a group. */
export const LINES_PER_PAGE = 100;

/** A line of an index: the words that were looked for, and the fix they lead to. */
export interface ShelfLine {
  readonly words: string;
  readonly fix: Fix;
}

/** A group of an index: the fixes of a reader, of a software, or the error strings with one first letter. */
export interface Shelf {
  /** Anchor on `/fix/`, e.g. "software-nginx". */
  readonly id: string;
  readonly title: string;
  /** Address of its own page, once the index is split. */
  readonly path: `/fix/by/${string}/`;
  readonly lines: readonly ShelfLine[];
}

export interface Shelves {
  readonly readers: readonly Shelf[];
  readonly software: readonly Shelf[];
  readonly errors: readonly Shelf[];
  /** True when each shelf has its own page and `/fix/` lists only the shelves. */
  readonly split: boolean;
}

/** The three indexes of fixes: by reader, by software and by error string. */
export async function shelves(): Promise<Shelves> {
  const fixes = await allFixes();
  const readers = AUDIENCES.map((audience): Shelf => {
    const lines = fixes
      .filter((fix) => fix.audience.includes(audience))
      .map((fix) => ({ words: fix.title, fix }));
    return { id: audience, title: READERS[audience].heading, path: `/fix/by/reader/${audience}/`, lines };
  });
  const software = group(
    fixes.flatMap((fix) => fix.software.map((slug) => ({ key: slug, words: fix.title, fix }))),
  ).map(([slug, lines]): Shelf => {
    const title = SOFTWARE[slug].label;
    return { id: `software-${slug.replaceAll('.', '-')}`, title, path: `/fix/by/software/${slug}/`, lines };
  });
  const errors = group(
    fixes.flatMap((fix) => fix.signals.map((words) => ({ key: initialOf(words), words, fix }))),
  ).map(
    ([key, lines]): Shelf => ({
      id: `errors-${key}`,
      title: key === '0' ? '0–9 and signs' : key.toUpperCase(),
      path: `/fix/by/error/${key}/`,
      lines: [...lines].sort((a, b) => compare(a.words, b.words)),
    }),
  );
  return {
    readers,
    software: software.sort((a, b) => compare(a.title, b.title)),
    errors: errors.sort((a, b) => compare(a.id, b.id)),
    split: fixes.length > INLINE_FIXES,
  };
}

const compare = (a: string, b: string): number => a.localeCompare(b, 'en', { sensitivity: 'base' });

/** The letter under which an error string stands: its first letter, or "0" where it starts with digits. */
function initialOf(words: string): string {
  const first = /[a-z0-9]/i.exec(words)?.[0]?.toLowerCase() ?? '0';
  return /[a-z]/.test(first) ? first : '0';
}

function group<K extends string>(lines: readonly (ShelfLine & { readonly key: K })[]): [K, ShelfLine[]][] {
  const groups = new Map<K, ShelfLine[]>();
  for (const { key, words, fix } of lines) {
    const found = groups.get(key);
    if (found === undefined) groups.set(key, [{ words, fix }]);
    else found.push({ words, fix });
  }
  return [...groups];
}

/** One page of a shelf that has grown out of the index. */
export interface ShelfPage {
  readonly shelf: Shelf;
  readonly lines: readonly ShelfLine[];
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

/** The pages of all shelves; none while the index holds everything itself. */
export async function shelfPages(): Promise<readonly ShelfPage[]> {
  const { readers, software, errors, split } = await shelves();
  if (!split) return [];
  return [...readers, ...software, ...errors].flatMap((shelf) => {
    const count = Math.max(1, Math.ceil(shelf.lines.length / LINES_PER_PAGE));
    return Array.from({ length: count }, (_, i) => ({
      shelf,
      lines: shelf.lines.slice(i * LINES_PER_PAGE, (i + 1) * LINES_PER_PAGE),
      number: i + 1,
      count,
    }));
  });
}

/** Address of a page of a shelf: the first is the shelf's own. */
export function shelfPath(shelf: Shelf, number: number): `/${string}` {
  return number === 1 ? shelf.path : `${shelf.path}${number}/`;
}
