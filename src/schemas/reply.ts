import { text } from './shared.ts';

/** Where a sentence ends: a mark, perhaps a closing quote or bracket, then a space or the end. */
const SENTENCE_END = /[.?!]["”)]*(?=\s|$)/g;
const LINK = /\w:\/\/|\bwww\.|\]\(/i;

/** The sentences of a text, counted by their ends. */
export function sentencesIn(words: string): number {
  return words.match(SENTENCE_END)?.length ?? 0;
}

/**
 * Text that a support agent pastes into a mail or ticket as it stands: `least` to `most` sentences, at most `longest`
 * characters, no link (the site adds the address) and no backticks (they would be seen).
 */
export function mailText(least: number, most: number, longest: number) {
  const wanted = least === most ? `${least}` : `${least} to ${most}`;
  return text
    .max(longest, `is over ${longest} characters: shorten it`)
    .refine((words) => !LINK.test(words), 'holds a link: take it out, the site adds the address')
    .refine((words) => !words.includes('`'), 'holds a backtick, which a mail would show: take it out')
    .refine((words) => {
      const count = sentencesIn(words);
      return count >= least && count <= most;
    }, `has another number of sentences than ${wanted}`);
}
