import { type Filters, type LegHit, passes, type SearchEntry, type SearchIndex } from './entry.ts';
import { exact } from './exact.ts';
import { fuse } from './fuse.ts';
import { buildIntent, type IntentHit, searchIntent } from './intent.ts';
import type { FullText } from './pagefind-leg.ts';
import { prepare, type QueryTerm } from './query.ts';
import { relaxed } from './relaxed.ts';
import { type Repair, repair } from './repair.ts';

/** A page in the results and what made it match: a phrase, an error string, or nothing in particular. */
export interface Result {
  readonly entry: SearchEntry;
  readonly why: string;
}

/** The answer to one query. */
export interface Outcome {
  readonly results: readonly Result[];
  /** False when the words decide little; then the list is a guess and should say so. */
  readonly confident: boolean;
  /** The one page that the query names exactly: an id, or an error string that only this page has. */
  readonly only?: SearchEntry;
  readonly repairs: readonly Repair[];
}

/** Says of the two legs in the merged list, and the discount of pages that explain rather than fix. */
const INTENT_SAY = 2;
const FULL_TEXT_SAY = 1;
const GUIDE_DISCOUNT = 0.6;
/** Share of the query's weight that the best page must cover to be called confident. */
const CONFIDENT_COVERAGE = 0.45;

/** Answers queries from the intent index, from a full-text engine, or from both merged. */
export interface Searcher {
  /** From the intent index alone, at once. Empty when there is no index. */
  quick(query: string, filters?: Filters): Outcome;
  /** From all that is there; one leg serves when the other fails. Rejects when no leg answers, or only
   * the full-text engine is there and finds nothing. */
  full(query: string, filters?: Filters): Promise<Outcome>;
}

/** Makes a searcher. At least one of the two should be there; without both every answer is empty. */
export function createSearcher(index: SearchIndex | undefined, fullText: FullText | undefined): Searcher {
  const entries = new Map((index?.entries ?? []).map((entry) => [entry.url, entry]));
  const intent = index && buildIntent(index.entries);

  const understand = (query: string): { terms: QueryTerm[]; repairs: Repair[] } =>
    intent ? repair(intent, prepare(query)) : { terms: prepare(query), repairs: [] };

  const quick = (query: string, filters: Filters = {}): Outcome => {
    const { terms, repairs } = understand(query);
    const hits = intent ? searchIntent(intent, terms, filters) : [];
    return outcome(query, filters, hits, discountGuides(hits, entries), entries, repairs);
  };

  return {
    quick,
    async full(query, filters = {}) {
      if (!fullText) return quick(query, filters);
      const { terms, repairs } = understand(query);
      const hits = intent ? searchIntent(intent, terms, filters) : [];
      const asked = relaxed(fullText.leg, terms, filters);
      if (!intent) {
        const found = await asked;
        // Without the words of the index, an empty answer does not tell "nothing there" from "nothing loaded".
        if (found.length === 0) throw new Error('only a part of search loaded, and it found nothing');
        return outcome(query, filters, [], found, await fullText.describe(found), repairs);
      }
      const found = await asked.catch((): LegHit[] => []);
      const merged = fuse([
        { hits: discountGuides(hits, entries), weight: INTENT_SAY },
        { hits: found.filter((hit) => entries.has(hit.id)), weight: FULL_TEXT_SAY },
      ]);
      return outcome(query, filters, hits, discountGuides(merged, entries), entries, repairs);
    },
  };
}

function discountGuides(
  hits: readonly LegHit[],
  entries: ReadonlyMap<string, SearchEntry>,
): readonly LegHit[] {
  return hits
    .map(({ id, score }) => ({ id, score: score * (explains(entries.get(id)) ? GUIDE_DISCOUNT : 1) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function explains(entry: SearchEntry | undefined): boolean {
  return (
    entry?.kind === 'guide' || entry?.kind === 'lab' || entry?.kind === 'proof' || entry?.kind === 'desk'
  );
}

/** Puts exact things first and gives every page its reason. */
function outcome(
  query: string,
  filters: Filters,
  hits: readonly IntentHit[],
  ranked: readonly LegHit[],
  entries: ReadonlyMap<string, SearchEntry>,
  repairs: readonly Repair[],
): Outcome {
  const named = exact([...entries.values()], query);
  const first = named.first.filter((entry) => passes(entry, filters));
  const rest = ranked.flatMap(({ id }) => {
    const entry = entries.get(id);
    return entry && !first.includes(entry) ? [entry] : [];
  });
  const reasons = new Map(hits.map((hit) => [hit.id, hit]));
  const results = [...first, ...rest].map((entry) => ({ entry, why: reasons.get(entry.url)?.why ?? '' }));
  const best = results[0] && reasons.get(results[0].entry.url);
  const confident = first.length > 0 || (best?.coverage ?? 0) >= CONFIDENT_COVERAGE;
  const only = named.only && passes(named.only, filters) ? named.only : undefined;
  return { results, confident, repairs, ...(only && { only }) };
}
