import type { Reading } from '../deviation.ts';
import { readsValue } from './lines.ts';

/** Credentials that nobody can read: they stand for those that a program cannot. */
export const UNREADABLE = 'Basic A';

const BAD = ['authorization.grammar', 'basic.base64'] as const;

/** The scheme and what follows its blanks, or null when it is not Basic. */
function afterBasic(value: string, blanks = / +/y): string | null {
  if (!/^basic/i.test(value)) return null;
  blanks.lastIndex = 'Basic'.length;
  return blanks.test(value) ? value.slice(blanks.lastIndex) : null;
}

/** Base64 with the padding that it lacks. */
function padded(base64: string): string {
  const bare = base64.replace(/=+$/, '');
  return bare === '' || bare.length % 4 === 1 ? 'A' : bare.padEnd(Math.ceil(bare.length / 4) * 4, '=');
}

function reads(text: string, decode: (rest: string) => string | null, blanks?: RegExp): Reading {
  return readsValue(text, BAD, (value) => {
    const rest = afterBasic(value, blanks);
    const base64 = rest === null ? null : decode(rest);
    return base64 === null ? null : `Basic ${padded(base64)}`;
  });
}

/** nginx: what stands behind the first = does not matter, and no = is needed. */
export const untilPadding = reads('needs no padding, and takes too much of it', (rest) => {
  const bare = rest.replace(/=+$/, '');
  return /^[A-Za-z0-9+/]+$/.test(bare) ? bare : null;
});

/** Padding may be missing, but not be too much. */
export const unpadded = reads('needs no padding', (rest) => (/^[A-Za-z0-9+/]+$/.test(rest) ? rest : null));

/** Padding may be too much, but not be missing. */
export const muchPadding = reads('takes padding that is too much', (rest) =>
  /^(?:[A-Za-z0-9+/]{4})+=+$/.test(rest) ? rest : null,
);

/** Apache: base64 ends where another character stands. */
export const base64Start = reads(
  'reads base64 up to the first other character',
  (rest) => /^[A-Za-z0-9+/]*/.exec(rest)?.[0] ?? '',
);

/** lighttpd: the same, but blanks are passed over. */
export const base64StartNoBlanks = reads(
  'passes over blanks and reads base64 up to the first other character',
  (rest) => /^[A-Za-z0-9+/]*/.exec(rest.replace(/\s/g, ''))?.[0] ?? '',
);

/** Squid: any blanks, also inside; the scheme only has to begin with Basic. */
export const blanksAnywhere = readsValue(
  'passes over blanks in the base64, and takes a tab or a colon after Basic',
  BAD,
  (value) => {
    const rest = /^basic\S*[ \t]+(.*)$/i.exec(value)?.[1]?.replace(/\s/g, '');
    return rest === undefined ? null : `Basic ${rest}`;
  },
);

/** Python's base64 passes over what is no base64; the padding has to be there. */
function pythonBase64(rest: string): string {
  const known = rest.replace(/[^A-Za-z0-9+/=]/g, '');
  const end = known.indexOf('=');
  if (end < 0) return known.length % 4 === 0 ? known : 'A';
  return end % 4 >= 2 && known.length - end >= 4 - (end % 4) ? known.slice(0, end) : pythonAfter(known, end);
}

/** An = where none is due is passed over. */
function pythonAfter(known: string, end: number): string {
  if (end % 4 === 0 && /^=+$/.test(known.slice(end))) return known.slice(0, end);
  return 'A';
}

/** FastAPI: all behind the first space. */
export const pythonRest = reads('passes over what is no base64', pythonBase64, / /y);

/** Django REST framework: two words, any blanks between them. */
export const pythonWords = readsValue(
  'passes over what is no base64, and takes any blank after Basic',
  BAD,
  (value) => {
    const [scheme = '', base64 = '', ...more] = value.split(/\s+/);
    if (scheme.toLowerCase() !== 'basic' || more.length > 0) return null;
    return `Basic ${padded(pythonBase64(base64))}`;
  },
);

/** HAProxy: a comma ends the value. */
export const untilComma = readsValue('reads up to the first comma', ['authorization.grammar'], (value) =>
  value.includes(',') ? (value.split(',', 1)[0] ?? '').trimEnd() : null,
);

/** All behind the first space is decoded, a second space too. */
export const oneSpace = readsValue('takes one space after Basic, no more', 'always', (value) =>
  /^basic {2}/i.test(value) ? UNREADABLE : null,
);

/** The decoded text changed: one character a byte. */
export function readsText(
  text: string,
  on: Reading['on'],
  change: (decoded: string) => string | null,
): Reading {
  return readsValue(text, on, (value) => {
    const rest = afterBasic(value);
    if (rest === null || !/^[A-Za-z0-9+/]+={0,2}$/.test(rest) || rest.length % 4 !== 0) return null;
    const changed = change(atob(rest));
    return changed === null ? null : `Basic ${btoa(changed)}`;
  });
}

/** The text ends at a NUL, as in C. */
export const untilNul = readsText('takes the password up to a NUL', ['basic.control'], (text) =>
  text.includes('\0') ? (text.split('\0', 1)[0] ?? '') : null,
);

/** The bytes are ISO 8859-1, which the users of the policy are not. */
const asLatin1 = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));

export const latin1 = readsText('reads ISO 8859-1, not UTF-8', 'always', (text) =>
  /[\x80-\xFF]/.test(text) ? asLatin1(text) : null,
);

/** UTF-8 where it can be that, else ISO 8859-1. */
export const latin1Too = readsText('reads ISO 8859-1 where it is not UTF-8', ['basic.password'], (text) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(text, (char) => char.charCodeAt(0)));
    return null;
  } catch {
    return asLatin1(text);
  }
});

/** Squid: names of users in lower case. */
export const lowerCaseUser = readsText('takes user names in any case', ['basic.password'], (text) => {
  const colon = text.indexOf(':');
  return text.slice(0, colon).toLowerCase() + text.slice(colon);
});

/** passport-http: words between single spaces, decoded leniently, cut at every colon. */
export const passportHttp = readsValue(
  'takes any word with Basic in it, passes over what is no base64, and ends the password at a second colon',
  'always',
  (value) => {
    if (value === '') return null;
    const [scheme = '', encoded] = value.split(' ');
    if (encoded === undefined) return UNREADABLE;
    if (!/Basic/i.test(scheme)) return null;
    const known = encoded
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .replace(/=.*$|[^A-Za-z0-9+/]/g, '');
    const [user = '', password] = atob(known.slice(0, known.length - (known.length % 4 === 1 ? 1 : 0))).split(
      ':',
    );
    return password === undefined ? UNREADABLE : `Basic ${btoa(`${user}:${password}`)}`;
  },
);
