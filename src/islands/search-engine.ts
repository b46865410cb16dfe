import { readIndex, type SearchIndex } from '#search/entry.ts';
import { type FullText, loadPagefind } from '#search/pagefind-leg.ts';
import { createSearcher, type Searcher } from '#search/searcher.ts';
import { href } from '#site/href.ts';

/** Runs a loader once; a failed load is tried again on the next call. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

async function json(path: `/${string}`): Promise<unknown> {
  const response = await fetch(href(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** The intent index: one request, on the first call. */
export const loadIndex: () => Promise<SearchIndex> = once(async () =>
  readIndex(await json('/search-index.json')),
);

/** Answers from the intent index alone. */
export const quickSearcher: () => Promise<Searcher> = once(async () =>
  createSearcher(await loadIndex(), undefined),
);

const loadFullText = once(async (): Promise<FullText> => {
  const [index, pages] = await Promise.all([
    loadIndex().catch(() => undefined),
    json('/pagefind/pages.json'),
  ]);
  return loadPagefind({
    folder: new URL(href('/pagefind/'), location.origin).href,
    pages: pages as Record<string, string>,
    ...(index && { build: index.build }),
  });
});

let merged: { readonly index: SearchIndex | undefined; readonly searcher: Searcher } | undefined;

/** Answers from both legs, or from the one that loads. Rejects when neither does. */
export async function fullSearcher(): Promise<Searcher> {
  const [index, fullText] = await Promise.allSettled([loadIndex(), loadFullText()]);
  if (index.status === 'rejected' && fullText.status === 'rejected') throw index.reason;
  if (fullText.status === 'rejected') return quickSearcher();
  const both = index.status === 'fulfilled' ? index.value : undefined;
  if (!merged || merged.index !== both)
    merged = { index: both, searcher: createSearcher(both, fullText.value) };
  return merged.searcher;
}
