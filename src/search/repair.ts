import type { Intent } from './intent.ts';
import type { QueryTerm } from './query.ts';
import { isWeak } from './words.ts';

/** A word nobody wrote, and the known word it was read as. */
export interface Repair {
  readonly typed: string;
  readonly read: string;
}

/** Weight of a repaired word, and of what a half-typed word may become. */
const REPAIRED = 0.8;
const COMPLETED = 0.5;
const MOST_COMPLETIONS = 6;

/**
 * Replaces words that no page has by the nearest word that some page has: one slip (a letter missing, extra,
 * wrong or swapped), two from nine letters. A word that begins known words is half typed and becomes those.
 */
export function repair(
  intent: Intent,
  query: readonly QueryTerm[],
): { terms: QueryTerm[]; repairs: Repair[] } {
  const repairs: Repair[] = [];
  const terms = query.flatMap((term): QueryTerm[] => {
    const { text, stem, weight } = term;
    if (term.from !== undefined || stem.length < 4 || isWeak(stem) || intent.postings.has(stem))
      return [term];
    if (!/^\p{L}+$/u.test(stem)) return [term];
    const longer = [...intent.postings.keys()].filter(
      (known) => known.startsWith(stem) && !known.includes(' '),
    );
    if (longer.length > 0) {
      const completions = longer.slice(0, MOST_COMPLETIONS);
      return [
        term,
        ...completions.map((known) => ({
          text: intent.surface.get(known) ?? known,
          stem: known,
          weight: weight * COMPLETED,
          from: stem,
        })),
      ];
    }
    const read = nearest(intent, stem);
    if (read === undefined) return [term];
    const word = intent.surface.get(read) ?? read;
    repairs.push({ typed: text, read: word });
    return [{ text: word, stem: read, weight: weight * REPAIRED }];
  });
  return { terms, repairs };
}

/** The known stem with the fewest slips; the more frequent of equals. */
function nearest(intent: Intent, stem: string): string | undefined {
  const most = stem.length >= 9 ? 2 : 1;
  let best: string | undefined;
  let least = most + 1;
  let pages = 0;
  for (const [known, list] of intent.postings) {
    if (Math.abs(known.length - stem.length) > most || known.includes(' ') || /[\d_]/.test(known)) continue;
    const slips = distance(stem, known, most);
    if (slips > most || slips > least || (slips === least && list.size <= pages)) continue;
    best = known;
    least = slips;
    pages = list.size;
  }
  return best;
}

/** Edits between two words, swaps of neighbors counted once; anything over `most` is `most + 1`. */
export function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? most + 1, most + 1);
}
