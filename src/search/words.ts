import { SPELLINGS } from './spellings.ts';

/** Words that carry no meaning in a question. Contrast words (`not`, `but`, `works`) are kept elsewhere. */
const STOP = new Set(
  `a about above after again all also am an and any are as at be because been being by can cannot could did do
  does doing done don dont down each etc for from get gets getting go goes going got had has have having he help
  her here hi how however i if im in into is isn it its ive just let like many may me might more most much must my
  need needs now of off on once only or other our out over own please pls problem re same seem seems she should so
  some someone something such than thanks that the their them then there these they thing this those through to
  too trying try tried under until up us use used using very via want wants was we were what whats when where
  whether which while who why will with within would you your yours anyone another one ever even however still
  always really currently since lot without says said saying tell`.split(/\s+/),
);

/** Words nearly every page has: they count, but little. */
const WEAK = new Set(
  `401 http https unauthorized error errors status code issue response request api return returns returned
  returning call calls calling fail fails failed failing message auth authentication authenticate authorization
  not no work works working worked web site page server app application client url make making made give gives
  receive receiving throw throws thrown access new`.split(/\s+/),
);

/** Lower case, one form of quotes and spaces, no combining marks. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** `JsonWebTokenError` as `Json Web Token Error`, so that its parts are found too. */
function parts(word: string): string[] {
  const split = word.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');
  const list = split.split(' ').filter((part) => part.length > 1);
  return list.length > 1 ? list : [];
}

/** Letters and digits, with `_` and inner dots of numbers (`401.2`) kept; `error="invalid_token"` is two words. */
const WORD = /\$?[\p{L}\p{N}_]+(?:\.\d+)*/gu;

/** One word of a text, as typed in lower case, and the stem that is compared. */
export interface Word {
  readonly text: string;
  readonly stem: string;
  /** A part of the compound before it (`invalid` of `invalid_token`). */
  readonly part: boolean;
}

/**
 * The words of a text in order: split on punctuation, spellings unified (`sign in` and `log in` are `login`),
 * compounds followed by their parts. Stop words are dropped.
 */
export function words(text: string): Word[] {
  const unified = SPELLINGS.reduce((out, [pattern, to]) => out.replace(pattern, to), text.normalize('NFKC'));
  const list: Word[] = [];
  for (const [match] of unified.matchAll(WORD)) {
    const bare = match.replace(/^\$/, '');
    const folded = fold(bare);
    if (STOP.has(folded) || folded === '' || /^_+$/.test(folded)) continue;
    list.push({ text: folded, stem: stem(folded), part: false });
    for (const part of parts(bare)) {
      const small = fold(part);
      if (!STOP.has(small)) list.push({ text: small, stem: stem(small), part: true });
    }
  }
  return list;
}

const WEAK_STEMS = new Set([...WEAK].map(stem));

/** Whether a stem is so common here that it decides nothing on its own. */
export function isWeak(stemmed: string): boolean {
  return WEAK_STEMS.has(stemmed);
}

/** A light English stem: plural, -ing, -ed and the -ation family. Only compared with other stems. */
export function stem(word: string): string {
  if (word.length < 4 || /[\d_]/.test(word)) return word;
  let out = word
    .replace(/sses$/, 'ss')
    .replace(/ies$/, 'y')
    .replace(/([^su])s$/, '$1');
  out = out.replace(/(?:ization|isation|izing|ising|ized|ised|izer|ize|ise)$/, 'iz');
  if (out.length > 6) out = out.replace(/(?:ation|ition|ating|ated|ator|ate)$/, 'at').replace(/tion$/, 't');
  if (out.length > 5) out = out.replace(/(?:ing|ed)$/, '');
  if (out.length > 4) out = out.replace(/([bdfgmnprt])\1$/, '$1').replace(/(?:ie|[ey])$/, '');
  return out;
}
