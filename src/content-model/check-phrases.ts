import type { Problem } from './problem.ts';
import { type Entry, stringsOf } from './source.ts';

/**
 * The form in which two phrases are the same: case, punctuation, symbols and runs of space do not count, and
 * full-width or composed characters equal their plain forms (NFKC).
 */
export function foldPhrase(phrase: string): string {
  return phrase
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
}

/** Finds phrases of `also` that stand twice, in one entry or in two. */
export function checkPhrases(entries: readonly Entry[]): Problem[] {
  const first = new Map<string, string>();
  return entries.flatMap((entry) =>
    stringsOf(entry, 'also').flatMap(({ at, value }): Problem[] => {
      const key = foldPhrase(value);
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, `${entry.file} (also[${at}])`);
        return [];
      }
      const message = `"${value}" stands in ${before} already: keep it where it fits best and write another here`;
      return [{ code: 'shared-phrase', file: entry.file, field: `also[${at}]`, message }];
    }),
  );
}
