import type { Filters, LegHit, SearchEntry, SearchLeg } from './entry.ts';
import { memoized } from './relaxed.ts';

/** The part of Pagefind's JavaScript interface that is used (1.5). */
interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(word: string, options: { filters: Record<string, string> }): Promise<{ results: Found[] }>;
}

interface Found {
  readonly id: string;
  readonly score: number;
  data(): Promise<{ url: string; meta: Record<string, string> }>;
}

/** A full-text engine: a leg, and what it knows of the pages it found. */
export interface FullText {
  readonly leg: SearchLeg;
  /** The best pages of an answer as entries, for when there is no intent index. */
  describe(hits: readonly LegHit[]): Promise<Map<string, SearchEntry>>;
}

/** Where Pagefind lies and which build it belongs to. */
export interface PagefindPlace {
  /** Absolute address of the folder, with a trailing slash. */
  readonly folder: string;
  /** Build id; the browser may keep Pagefind's metadata as long as it stays the same. */
  readonly build?: string;
  /** Pagefind's id of a page -> its address below the base; ids not listed are looked up one by one. */
  readonly pages: Readonly<Record<string, string>>;
}

/** Single words hit many pages; the tail changes nothing. */
const MOST_LOOKUPS = 20;
const MOST_DESCRIBED = 10;
/** Title weight is low because every word is searched alone. */
const RANKING = {
  termSimilarity: 5,
  termSaturation: 1,
  metaWeights: { title: 0.3, also: 0.5, signals: 0.5 },
};

/**
 * Loads Pagefind. No worker, so that the page's policy needs no Trusted Types policy. Rejects when Pagefind does
 * not load.
 */
export async function loadPagefind(place: PagefindPlace): Promise<FullText> {
  const url = `${place.folder}pagefind.js`;
  const pagefind: Pagefind = await import(/* @vite-ignore */ url);
  await pagefind.options({
    basePath: place.folder,
    baseUrl: '/',
    noWorker: true,
    ranking: RANKING,
    ...(place.build !== undefined && { metaCacheTag: place.build }),
  });
  await pagefind.init();
  const seen = new Map<string, Found>();

  const address = async (found: Found, index: number): Promise<string | undefined> => {
    const known = place.pages[found.id];
    if (known !== undefined || index >= MOST_LOOKUPS) return known;
    return (await found.data()).url.replace(/^\//, '');
  };

  const leg = async (word: string, { audience, software }: Filters): Promise<LegHit[]> => {
    const filters = { ...(audience && { audience }), ...(software && { software }) };
    const { results } = await pagefind.search(word, { filters });
    const hits = await Promise.all(
      results.map(async (found, index): Promise<LegHit[]> => {
        const id = await address(found, index);
        if (id === undefined) return [];
        seen.set(id, found);
        return [{ id, score: found.score }];
      }),
    );
    return hits.flat();
  };

  const describe = async (hits: readonly LegHit[]): Promise<Map<string, SearchEntry>> => {
    const pairs = hits.slice(0, MOST_DESCRIBED).map(async ({ id }): Promise<[string, SearchEntry][]> => {
      const data = await seen.get(id)?.data();
      return data ? [[id, entryOf(id, data.meta)]] : [];
    });
    return new Map((await Promise.all(pairs)).flat());
  };

  return { leg: memoized(leg), describe };
}

/** What a page's metadata in Pagefind says about it; the rest is read from its address. */
function entryOf(url: string, meta: Readonly<Record<string, string>>): SearchEntry {
  const { title = url, lede = '', slug = '' } = meta;
  const [folder = '', name = ''] = url.split('/');
  if (folder === 'fix') return { kind: 'fix', slug, url, title, lede, id: name };
  const kind = folder === 'scenarios' ? 'scenario' : folder === 'lab' ? 'lab' : 'guide';
  return { kind, slug: slug || name || folder, url, title, lede };
}
