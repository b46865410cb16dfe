import type { Span } from '../grammar/types.ts';

/** The attributes that a user agent knows (RFC 6265bis §5.6.1 to §5.6.7). */
export const COOKIE_ATTRIBUTES = [
  'Expires',
  'Max-Age',
  'Domain',
  'Path',
  'Secure',
  'HttpOnly',
  'SameSite',
] as const;
export type CookieAttributeName = (typeof COOKIE_ATTRIBUTES)[number];

const BY_NAME = new Map(COOKIE_ATTRIBUTES.map((each) => [each.toLowerCase(), each]));

/** A piece of text and where it stands in the field value. */
export interface Piece extends Span {
  readonly text: string;
}

export interface CookieAttribute extends Span {
  /** In its usual spelling; null when it is not known, and thereby ignored. */
  readonly known: CookieAttributeName | null;
  readonly name: Piece;
  /** Empty also when there is no `=`. */
  readonly value: Piece;
}

/** The parts of a Set-Cookie field value, without a judgement on them. */
export interface ParsedSetCookie {
  /** Whether there is an `=`; without one everything is the value. */
  readonly named: boolean;
  /** Empty when there is no `=`. */
  readonly name: Piece;
  readonly value: Piece;
  /** In the order sent. */
  readonly attributes: readonly CookieAttribute[];
}

export interface SetCookieFault extends Span {
  readonly ok: false;
  readonly fault: 'control-character' | 'too-long';
}

/** Most octets of name and value together, and of one attribute value (RFC 6265bis §5.6). */
export const COOKIE_LIMITS = { pair: 4096, attribute: 1024 } as const;

/**
 * Reads a Set-Cookie field value by the algorithm for user agents, which takes nearly everything (RFC 6265bis §5.6).
 * The two things that it refuses are control characters other than a tab, and more than 4096 octets of name and
 * value. Never throws.
 */
export function parseSetCookie(
  text: string,
): { readonly ok: true; readonly cookie: ParsedSetCookie } | SetCookieFault {
  const control = controlAt(text);
  if (control >= 0) return { ok: false, fault: 'control-character', start: control, end: control + 1 };
  const stop = endOf(text, ';', 0);
  const [name, value] = pair(text, 0, stop, 'value');
  if (octets(name.text) + octets(value.text) > COOKIE_LIMITS.pair) {
    return { ok: false, fault: 'too-long', start: 0, end: stop };
  }
  const attributes: CookieAttribute[] = [];
  for (let at = stop + 1; at <= text.length; ) {
    const end = endOf(text, ';', at);
    attributes.push(attribute(text, at, end));
    at = end + 1;
  }
  const named = text.slice(0, stop).includes('=');
  return { ok: true, cookie: { named, name, value, attributes } };
}

/** The length in octets of text as it is sent: one each up to U+00FF, UTF-8 above. */
export function octets(text: string): number {
  let count = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    count += code <= 0xff ? 1 : code <= 0x7ff ? 2 : code <= 0xffff ? 3 : 4;
  }
  return count;
}

function attribute(text: string, start: number, end: number): CookieAttribute {
  const [name, value] = pair(text, start, end, 'name');
  return { known: BY_NAME.get(name.text.toLowerCase()) ?? null, name, value, start, end };
}

/** What stands before and behind the first `=`; without one, everything is the name or the value. */
function pair(text: string, start: number, end: number, alone: 'name' | 'value'): readonly [Piece, Piece] {
  const equals = text.slice(start, end).indexOf('=') + start;
  if (equals >= start) return [piece(text, start, equals), piece(text, equals + 1, end)];
  const all = piece(text, start, end);
  const none =
    alone === 'name'
      ? { text: '', start: all.end, end: all.end }
      : { text: '', start: all.start, end: all.start };
  return alone === 'name' ? [all, none] : [none, all];
}

/** Without the spaces and tabs around it. */
function piece(text: string, start: number, end: number): Piece {
  let from = start;
  let to = end;
  while (from < to && isBlank(text[from])) from += 1;
  while (to > from && isBlank(text[to - 1])) to -= 1;
  return { text: text.slice(from, to), start: from, end: to };
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

function controlAt(text: string): number {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 0x20 && code !== 0x09) || code === 0x7f) return at;
  }
  return -1;
}
