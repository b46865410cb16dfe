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

const ONSETS = 'b c d f g h j k l m n p r s t v w br cl dr fl gr pl pr sc sh sl sp st str tr th'.split(' ');
const NUCLEI = 'a e i o u ai ea ee oa ou'.split(' ');
const CODAS = ['', '', '', 'n', 'r', 's', 't', 'l', 'm', 'd', 'nd', 'nt', 'rk', 'st'];
const VOCABULARY = 20_000;
const SHORTEST = 4;
const LONGEST = 12;

/** A vocabulary of words that look like English; of each length the first ones come far more often (Zipf's law). */
export function wordSource(random: Random): WordSource {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    let word = '';
    const syllables = 1 + Math.floor(random() * 4);
    for (let at = 0; at < syllables; at++) word += pick(ONSETS) + pick(NUCLEI) + pick(CODAS);
    if (word.length >= SHORTEST && word.length <= LONGEST) words.add(word);
  }
  const byLength = Map.groupBy(words, (word) => word.length);
  return (letters) => {
    const list = byLength.get(Math.min(LONGEST, Math.max(SHORTEST, letters))) ?? [];
    return list[Math.floor((list.length + 1) ** random()) - 1] ?? '';
  };
}

/** The text with most of its longer words exchanged, in the case they stood in. */
export function reword(text: string, word: WordSource, random: Random): string {
  return text.replace(/\p{L}{4,}/gu, (old) => {
    if (random() < 0.25) return old;
    const fresh = word(old.length);
    return /^\p{Lu}/u.test(old) ? fresh.charAt(0).toUpperCase() + fresh.slice(1) : fresh;
  });
}

/** An MDX text with other words in its prose. Code, tags, expressions and addresses stay. */
export function rewordMdx(body: string, word: WordSource, random: Random): string {
  const { prose } = scanMdx(body, 0);
  const open = prose.replace(/\]\([^)]*\)|https?:\S+/g, (address) => ' '.repeat(address.length));
  let out = '';
  let kept = 0;
  for (const { index, 0: run } of open.matchAll(/\p{L}{4,}/gu)) {
    out += body.slice(kept, index) + reword(run, word, random);
    kept = index + run.length;
  }
  return out + body.slice(kept);
}
