import { scanMdx } from '../../src/content-model/scan.ts';

/** A number from 0 to below 1. */
export type Random = () => number;

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws a word of about this many letters. */
export type WordSource = (letters: number) => string;

/** What stands for a word (in lower case) in one text, the same each time. */
export type Lexicon = (old: string) => string;

const ONSETS = 'b c d f g h j k l m n p r s t v w br cl dr fl gr pl pr sc sh sl sp st str tr th'.split(' ');
const NUCLEI = 'a e i o u ai ea ee oa ou'.split(' ');
const CODAS = ['', '', '', 'n', 'r', 's', 't', 'l', 'm', 'd', 'nd', 'nt', 'rk', 'st'];
const VOCABULARY = 20_000;
const SHORTEST = 4;
const LONGEST = 12;

/** So many draws in a hundred give a word of no language, as names of programs and products are. */
const INVENTED = 15;
/** This share of the words of a text stays. */
const KEPT = 0.25;

/**
 * Draws words of `texts`, as often as they stand there, and now and then one that was made up: the first of these
 * come far more often (Zipf's law). Words of real texts matter for sizes: brotli knows common English words by heart.
 */
export function wordSource(random: Random, texts: readonly string[]): WordSource {
  const known = texts.flatMap((text) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const real = Map.groupBy(known, (word) => Math.min(LONGEST, word.length));
  const invented = Map.groupBy(inventedWords(random), (word) => word.length);
  return (letters) => {
    const length = Math.min(LONGEST, Math.max(SHORTEST, letters));
    const words = real.get(length) ?? [];
    if (words.length > 0 && random() * 100 >= INVENTED)
      return words[Math.floor(random() * words.length)] ?? '';
    const list = invented.get(length) ?? [];
    return list[Math.floor((list.length + 1) ** random()) - 1] ?? '';
  };
}

/** Exchanges most words for others. A text that says a word often then says its substitute as often. */
export function lexicon(word: WordSource, random: Random): Lexicon {
  const chosen = new Map<string, string>();
  return (old) => {
    const fresh = chosen.get(old) ?? (random() < KEPT ? old : word(old.length));
    chosen.set(old, fresh);
    return fresh;
  };
}

/** Words that look like English, all different. */
function inventedWords(random: Random): ReadonlySet<string> {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    let word = '';
    const syllables = 1 + Math.floor(random() * 4);
    for (let at = 0; at < syllables; at++) word += pick(ONSETS) + pick(NUCLEI) + pick(CODAS);
    if (word.length >= SHORTEST && word.length <= LONGEST) words.add(word);
  }
  return words;
}

/** The text with its longer words exchanged, in the case they stood in. */
export function reword(text: string, substitute: Lexicon): string {
  return text.replace(/\p{L}{4,}/gu, (old) => {
    const fresh = substitute(old.toLowerCase());
    return /^\p{Lu}/u.test(old) ? fresh.charAt(0).toUpperCase() + fresh.slice(1) : fresh;
  });
}

/** An MDX text with other words in its prose. Code, tags, expressions and addresses stay. */
export function rewordMdx(body: string, substitute: Lexicon): string {
  const { prose } = scanMdx(body, 0);
  const open = prose.replace(/\]\([^)]*\)|https?:\S+/g, (address) => ' '.repeat(address.length));
  let out = '';
  let kept = 0;
  for (const { index, 0: run } of open.matchAll(/\p{L}{4,}/gu)) {
    out += body.slice(kept, index) + reword(run, substitute);
    kept = index + run.length;
  }
  return out + body.slice(kept);
}
