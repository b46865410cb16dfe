import { related } from './related.ts';
import { isWeak, type Word, words } from './words.ts';

/** One word of a prepared query. */
export interface QueryTerm {
  /** Lower-case word as typed (or its unified spelling): what a full-text engine is asked for. */
  readonly text: string;
  readonly stem: string;
  /** 1 for a word of its own; less for weak, partial or related words. */
  readonly weight: number;
  /** The stem that brought a related word in; absent on the words typed. */
  readonly from?: string;
}

const WEAK_WEIGHT = 0.25;
const PART_WEIGHT = 0.5;
const RELATED_WEIGHT = 0.25;
/** A paste can be long; its first words decide. */
const MOST_WORDS = 40;

/**
 * Prepares what a person typed or pasted: words in order, each once, weak words discounted, related words
 * appended at a discount. An empty list means that nothing but stop words was typed.
 */
export function prepare(query: string): QueryTerm[] {
  const typed = new Map<string, Word>();
  for (const word of words(query)) {
    if (typed.size >= MOST_WORDS) break;
    const known = typed.get(word.stem);
    if (!known || (known.part && !word.part)) typed.set(word.stem, word);
  }
  const terms = [...typed.values()].map(
    (word): QueryTerm => ({
      text: word.text,
      stem: word.stem,
      weight: (isWeak(word.stem) ? WEAK_WEIGHT : 1) * (word.part ? PART_WEIGHT : 1),
    }),
  );
  const brought = new Map<string, QueryTerm>();
  for (const term of terms) {
    for (const stem of related(term.stem)) {
      if (typed.has(stem) || brought.has(stem)) continue;
      brought.set(stem, { text: stem, stem, weight: term.weight * RELATED_WEIGHT, from: term.stem });
    }
  }
  return [...terms, ...brought.values()];
}
