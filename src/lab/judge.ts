import { FIELDS } from './fields.ts';
import { type FieldName, initialState } from './initial.ts';
import type { Field, LabState, Problem } from './types.ts';

/** About 3,000 years, in seconds: every date in reach of it can be written. */
const MOST_SECONDS = 1e11;
const MOST_TEXT = 2_000;
/** Of what becomes a header; common servers take no more in one line. */
const MOST_HEADER = 8_000;
const MOST_BODY = 100_000;

const CONTROL = /\p{Cc}/u;
const BEYOND_LATIN_1 = /[^\0-\xFF]/u;
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const TAKEN = /^(?:authorization|proxy-authorization|cookie|host|origin|content-length|content-type|dpop)$/i;
const COOKIE_VALUE = /^[\x21\x23-\x2B\x2D-\x3A\x3C-\x5B\x5D-\x7E]*$/;
/** Words of `scope` and `acr_values` (RFC 6749 §3.3). */
const WORDS = /^[\x20\x21\x23-\x5B\x5D-\x7E]*$/;

/** Fields that fill a header alone. */
const SENT: readonly FieldName[] = ['authorization', 'password', 'token', 'api-key', 'session'];

type Judge = (value: string) => string | null;

/** What a value has to be beyond its kind; a sentence says what is wrong, and what to do. */
const JUDGES: Readonly<Partial<Record<FieldName, Judge>>> = {
  realm: inHeader,
  issuer: filled,
  audience: filled,
  scopes: words,
  acr: words,
  'key-header': (value) => {
    if (!HEADER_NAME.test(value)) return 'A header name has letters, digits and hyphens only: change it.';
    return TAKEN.test(value) ? `${value} has a meaning of its own: take another name, e.g. X-API-Key.` : null;
  },
  authorization: inHeader,
  user: (value) => {
    if (value.includes(':')) return 'Basic ends the user name at a colon (RFC 7617 §2): take it out.';
    return noControl(value);
  },
  password: noControl,
  token: inHeader,
  'api-key': inHeader,
  session: (value) =>
    COOKIE_VALUE.test(value)
      ? null
      : 'A cookie value has no spaces, quotes, commas, semicolons, backslashes or characters beyond ASCII (RFC 6265 §4.1.1): take them out.',
};

/** What is wrong with the values of a state, in the order of the form. Never throws, whatever the text. */
export function problems(state: LabState): readonly Problem[] {
  return FIELDS.flatMap((field) => {
    const sentence = wrong(field, state[field.name]);
    return sentence === null ? [] : [{ field: field.name, sentence }];
  });
}

/** The state with the initial value in the place of each that cannot be taken as typed. */
export function playable(state: LabState): LabState {
  const bad = problems(state).map(({ field }) => [field, initialState[field]] as const);
  return bad.length === 0 ? state : { ...state, ...Object.fromEntries(bad) };
}

/** What is wrong with one value, or null. */
export function wrong(field: Field, value: string): string | null {
  if (typeof value !== 'string') return 'There is no value: choose or type one.';
  switch (field.kind) {
    case 'choice':
      return field.choices?.some((each) => each.value === value)
        ? null
        : `“${cut(value)}” is none of the choices: choose one.`;
    case 'flag':
      return value === 'on' || value === 'off' ? null : `“${cut(value)}” is neither on nor off: choose one.`;
    case 'number':
      return wrongNumber(field, value.trim());
    case 'text':
      return wrongText(field, value);
  }
}

function wrongNumber({ initial, name }: Field, value: string): string | null {
  if (value === '') return initial === '' ? null : `There is no number: type one, e.g. ${initial}.`;
  if (!/^[+-]?\d+$/.test(value)) return `“${cut(value)}” is no whole number: type digits only, e.g. 30.`;
  const number = Number(value);
  if (Math.abs(number) > MOST_SECONDS) return 'That is more than 3,000 years: type a smaller number.';
  const counts = name === 'lockout' || name === 'nonce-lifetime' || name === 'skew' || name === 'max-age';
  return counts && number < 0 ? 'It cannot be below zero: type 0 or more.' : null;
}

function wrongText({ name }: Field, value: string): string | null {
  const most = name === 'body' ? MOST_BODY : SENT.includes(name) ? MOST_HEADER : MOST_TEXT;
  if (value.length > most) {
    return `This is ${value.length.toLocaleString('en-US')} characters long, and ${most.toLocaleString('en-US')} are the most that can be sent here: shorten it.`;
  }
  return JUDGES[name]?.(value) ?? null;
}

function inHeader(value: string): string | null {
  const at = value.search(BEYOND_LATIN_1);
  if (at >= 0) {
    const char = String.fromCodePoint(value.codePointAt(at) ?? 0);
    return `“${char}” at position ${at + 1} cannot stand in a header, whose characters end at U+00FF (RFC 9110 §5.5): take it out.`;
  }
  return noControl(value);
}

function filled(value: string): string | null {
  return value.trim() === ''
    ? 'There is nothing to compare with: type an address, e.g. https://api.example.com.'
    : null;
}

function noControl(value: string): string | null {
  const at = value.search(CONTROL);
  if (at < 0) return null;
  return `There is a control character, such as a line break or a tab, at position ${at + 1}: take it out.`;
}

function words(value: string): string | null {
  return WORDS.test(value)
    ? null
    : 'These words have letters, digits and signs of ASCII, no quotes or backslashes (RFC 6749 §3.3): change them.';
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
