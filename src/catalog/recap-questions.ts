import { READERS } from '#site/site.ts';
import { CARD_WORDS } from '#site/words.ts';
import { recapRows } from './recap.ts';

/** The rows everyone needs as questions with their answers, in plain text. */
export async function recapQuestions(): Promise<{ question: string; answer: string }[]> {
  return (await recapRows()).map(({ cause, fix, note, cures }) => {
    const ways = cures.map(
      ({ audience, links }) => `${READERS[audience].chip}: ${links.map(({ words }) => words).join('; ')}.`,
    );
    const answer = [`${fix}.`, ...ways, ...(note === undefined ? [] : [note.trim()])].join(' ');
    return { question: CARD_WORDS.question(cause), answer };
  });
}
