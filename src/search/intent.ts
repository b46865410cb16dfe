import { type Filters, type LegHit, passes, type SearchEntry } from './entry.ts';
import type { QueryTerm } from './query.ts';
import { words } from './words.ts';

/** How much a word counts where it stands. */
const FIELD_WEIGHTS = { title: 5, also: 3, signals: 3, symptoms: 2, software: 2, lede: 1, text: 1 } as const;
/** BM25F saturation and length normalization, and the share of a pair of neighbors. */
const K = 7.5;
const B = 0.35;
const PAIR = 0.5;
/** How much the single best matching phrase adds to the sum over all fields. */
const PHRASE = 0.8;

interface Phrase {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
}

interface Indexed {
  readonly entry: SearchEntry;
  readonly phrases: readonly Phrase[];
}

/** An intent index in memory; build it with {@link buildIntent}. */
export interface Intent {
  readonly documents: readonly Indexed[];
  /** Stem or `a b` pair of stems -> document number -> weighted frequency, normalized by length. */
  readonly postings: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Stem -> the word as it was first written. */
  readonly surface: ReadonlyMap<string, string>;
}

/** A hit of the intent index, with the phrase or error string that matched best. */
export interface IntentHit extends LegHit {
  readonly entry: SearchEntry;
  /** The matching title, phrase or error string. */
  readonly why: string;
  /** Share of the query's weight that this page covers, 0 to 1. */
  readonly coverage: number;
}

/** The text of each weighted field; the cure and the cause weigh least. */
function fields(entry: SearchEntry): Array<readonly [weight: number, texts: readonly string[]]> {
  return [
    [FIELD_WEIGHTS.title, [entry.title]],
    [FIELD_WEIGHTS.also, entry.also ?? []],
    [FIELD_WEIGHTS.signals, entry.signals ?? []],
    [FIELD_WEIGHTS.symptoms, entry.symptoms ?? []],
    [FIELD_WEIGHTS.software, entry.software ?? []],
    [FIELD_WEIGHTS.lede, [entry.lede]],
    [FIELD_WEIGHTS.text, [entry.text ?? '']],
  ];
}

/** Builds the index over all entries. About 1 ms for ten entries; nothing is kept outside the result. */
export function buildIntent(entries: readonly SearchEntry[]): Intent {
  const surface = new Map<string, string>();
  const raw: Array<{ counts: Map<string, number>; length: number }> = [];
  const documents = entries.map((entry): Indexed => {
    const counts = new Map<string, number>();
    let length = 0;
    for (const [weight, texts] of fields(entry)) {
      for (const text of texts) {
        const list = words(text);
        length += list.length;
        for (const { stem, text: word } of list) {
          counts.set(stem, (counts.get(stem) ?? 0) + weight);
          if (!surface.has(stem)) surface.set(stem, word);
        }
        for (const pair of pairs(list.filter((word) => !word.part).map((word) => word.stem))) {
          counts.set(pair, (counts.get(pair) ?? 0) + weight);
        }
      }
    }
    raw.push({ counts, length });
    const phrases = [entry.title, ...(entry.also ?? []), ...(entry.signals ?? []), ...(entry.symptoms ?? [])];
    return {
      entry,
      phrases: phrases.map((text) => ({ text, stems: new Set(words(text).map((word) => word.stem)) })),
    };
  });
  const average = raw.reduce((sum, { length }) => sum + length, 0) / Math.max(1, raw.length);
  const postings = new Map<string, Map<number, number>>();
  raw.forEach(({ counts, length }, number) => {
    for (const [term, count] of counts) {
      const list = postings.get(term) ?? new Map<number, number>();
      list.set(number, count / (1 - B + (B * length) / average));
      postings.set(term, list);
    }
  });
  return { documents, postings, surface };
}

/** Neighboring stems as `a b`. */
export function pairs(stems: readonly string[]): string[] {
  return stems.slice(1).map((stem, index) => `${stems[index]} ${stem}`);
}

/** How much a term tells: rare terms more. Unknown terms count as the rarest. */
export function rarity(intent: Intent, term: string): number {
  const found = intent.postings.get(term)?.size ?? 0;
  const total = intent.documents.length;
  return Math.log(1 + (total - found + 0.5) / (found + 0.5));
}

/** The pages for a prepared query, best first. Pages that match nothing are absent. */
export function searchIntent(
  intent: Intent,
  query: readonly QueryTerm[],
  filters: Filters = {},
): IntentHit[] {
  const scores = new Map<number, number>();
  const covered = new Map<number, number>();
  const own = query.filter((term) => term.from === undefined);
  const total = own.reduce((sum, term) => sum + term.weight * rarity(intent, term.stem), 0);
  const add = (stem: string, weight: number): Iterable<number> => {
    const list = intent.postings.get(stem);
    if (!list) return [];
    const idf = rarity(intent, stem) * weight;
    for (const [number, count] of list) {
      scores.set(number, (scores.get(number) ?? 0) + (idf * count * (K + 1)) / (count + K));
    }
    return list.keys();
  };
  for (const term of query) {
    for (const number of add(term.stem, term.weight)) {
      if (term.from !== undefined) continue;
      covered.set(number, (covered.get(number) ?? 0) + term.weight * rarity(intent, term.stem));
    }
  }
  for (const pair of pairs(own.map((term) => term.stem))) add(pair, PAIR);
  const hits: IntentHit[] = [];
  for (const [number, score] of scores) {
    const document = intent.documents[number];
    if (!document || !passes(document.entry, filters)) continue;
    const best = bestPhrase(intent, document.phrases, query, total);
    hits.push({
      id: document.entry.url,
      entry: document.entry,
      score: score * (1 + PHRASE * best.likeness),
      why: best.text,
      coverage: total === 0 ? 0 : (covered.get(number) ?? 0) / total,
    });
  }
  return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** The phrase closest to the query, by the cosine of their weighted words. */
function bestPhrase(
  intent: Intent,
  phrases: readonly Phrase[],
  query: readonly QueryTerm[],
  total: number,
): { text: string; likeness: number } {
  let best = { text: '', likeness: 0 };
  for (const phrase of phrases) {
    let shared = 0;
    let size = 0;
    for (const stem of phrase.stems) size += rarity(intent, stem);
    for (const term of query)
      if (phrase.stems.has(term.stem)) shared += term.weight * rarity(intent, term.stem);
    const likeness = shared / Math.sqrt(Math.max(1e-9, size * total));
    if (likeness > best.likeness) best = { text: phrase.text, likeness };
  }
  return best;
}
