import type { SearchEntry } from './entry.ts';
import { fold } from './words.ts';

/** What an exact query names. */
export interface Exact {
  /** Pages to put first, in the order of the index. */
  readonly first: readonly SearchEntry[];
  /** The one page to open at once; absent when several pages print the same string. */
  readonly only?: SearchEntry;
}

/** An error code or identifier: `AADSTS50011`, `AH01618`, `401.2`, `invalid_grant`, `JsonWebTokenError`. */
const CODE = /\b(?:[A-Z]{1,8}\d{2,}|\d{3}\.\d{1,2}|[a-z]+(?:_[a-z]+)+|[A-Z][a-z]+(?:[A-Z][a-z]+)+)\b/g;

/** A string of the index without its quotes and ends, for comparing. */
function plain(text: string): string {
  return fold(text).replace(/^[\s"'`.…]+|[\s"'`.…]+$/g, '');
}

/** The codes in a text, in lower case. */
function codes(text: string): Set<string> {
  return new Set([...text.matchAll(CODE)].map(([code]) => code.toLowerCase()));
}

/**
 * Pages a query names exactly: the id of a fix (`u17`, `U17`), a whole signal or phrase, or a code that at most
 * two pages print. Works on pastes too: every line is compared.
 */
export function exact(entries: readonly SearchEntry[], query: string): Exact {
  const id = /^\s*#?([a-z]{1,12}\d+)\s*$/i.exec(query)?.[1]?.toLowerCase();
  const byId = id === undefined ? undefined : entries.find((entry) => entry.id === id);
  if (byId) return { first: [byId], only: byId };

  const lines = new Set(query.split('\n').map(plain).filter(Boolean));
  const whole = entries.filter((entry) =>
    [...(entry.signals ?? []), ...(entry.also ?? [])].some((text) => lines.has(plain(text))),
  );
  const [only, more] = whole;
  if (only) return more ? { first: whole } : { first: whole, only };

  const first = new Set<SearchEntry>();
  for (const code of codes(query)) {
    const printing = entries.filter((entry) =>
      (entry.signals ?? []).some((signal) => codes(signal).has(code)),
    );
    if (printing.length <= 2) for (const entry of printing) first.add(entry);
  }
  const [coded, another] = first;
  const bare = coded && !another && codes(query).has(plain(query));
  return bare ? { first: [coded], only: coded } : { first: [...first] };
}
