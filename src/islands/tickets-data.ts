import type { SearchEntry } from '#search/entry.ts';
import { absolute } from '#site/absolute.ts';
import type { CopySource } from '#site/copy-formats.ts';
import { href } from '#site/href.ts';
import { fullSearcher, quickSearcher } from './search-engine.ts';

/** Where several fixes fit, so many stand to choose from. */
const SHOWN = 5;

/**
 * The fixes that words or an id lead to, the best first. The index of phrases answers alone, so that the list does
 * not change under the finger; the full text is asked where the index knows nothing. Rejects when neither loads.
 */
export async function fixesFor(words: string): Promise<readonly SearchEntry[]> {
  const found = (await quickSearcher()).quick(words);
  const best = fixesOf(found.results);
  return best.length > 0 ? best : fixesOf((await (await fullSearcher()).full(words)).results);
}

function fixesOf(results: ReadonlyArray<{ readonly entry: SearchEntry }>): readonly SearchEntry[] {
  return results
    .map(({ entry }) => entry)
    .filter(({ kind }) => kind === 'fix')
    .slice(0, SHOWN);
}

let replies: Promise<ReadonlyMap<string, string>> | undefined;

/** Reply by id of fix, from the catalogue; none where it does not load. */
export function loadReplies(): Promise<ReadonlyMap<string, string>> {
  replies ??= fetch(href('/fixes.json'))
    .then((response): Promise<unknown> => response.json())
    .then(
      (catalog) => new Map(fixesIn(catalog).flatMap(({ id, reply }) => (id && reply ? [[id, reply]] : []))),
      () => new Map<string, string>(),
    );
  return replies;
}

interface CatalogFix {
  readonly id?: string;
  readonly reply?: string;
}

function fixesIn(catalog: unknown): readonly CatalogFix[] {
  if (typeof catalog !== 'object' || catalog === null || !('fixes' in catalog)) return [];
  return Array.isArray(catalog.fixes) ? catalog.fixes : [];
}

/** What is copied of a fix that search found. */
export function sourceOf({ id, title, lede, url }: SearchEntry, reply: string | undefined): CopySource {
  return {
    ...(id !== undefined && { id }),
    ...(reply !== undefined && { reply }),
    ...{ title, cause: lede, address: absolute(`/${url}`) },
  };
}
