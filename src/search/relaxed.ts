import type { Filters, LegHit, SearchLeg } from './entry.ts';
import type { QueryTerm } from './query.ts';

/** A leg that asks for each word once. Failed words are asked again. */
export function memoized(leg: SearchLeg): SearchLeg {
  const known = new Map<string, Promise<readonly LegHit[]>>();
  return (word, filters) => {
    const key = `${filters.audience ?? ''}\n${filters.software ?? ''}\n${word}`;
    const before = known.get(key);
    if (before) return before;
    const asked = leg(word, filters);
    known.set(key, asked);
    asked.catch(() => known.delete(key));
    return asked;
  };
}

/** Most related words that are worth their own search. */
const MOST_RELATED = 8;

/**
 * Asks a leg that needs every word to match (as Pagefind does) for each word alone and adds the scores up by the
 * words' weights. Best first. Rejects when the leg rejects.
 */
export async function relaxed(
  leg: SearchLeg,
  query: readonly QueryTerm[],
  filters: Filters = {},
): Promise<LegHit[]> {
  const own = query.filter((term) => term.from === undefined);
  const brought = query.filter((term) => term.from !== undefined).slice(0, MOST_RELATED);
  const scores = new Map<string, number>();
  await Promise.all(
    [...own, ...brought].map(async (term) => {
      for (const hit of await leg(term.text, filters)) {
        scores.set(hit.id, (scores.get(hit.id) ?? 0) + hit.score * term.weight);
      }
    }),
  );
  return [...scores]
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
