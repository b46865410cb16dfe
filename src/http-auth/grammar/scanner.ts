import type { IssueCode, ParsedParam, Work } from './types.ts';

/** A field line up to `end`; behind it stands nothing but whitespace, which is not part of the value. */
export interface Source {
  readonly text: string;
  readonly end: number;
  readonly work: Work;
}

/** Why an element could not be read, and where. `param-missing` means that no `name =` stands here. */
export interface Fault {
  readonly ok: false;
  readonly code: IssueCode;
  readonly at: number;
}

export interface ReadParam {
  readonly ok: true;
  readonly param: ParsedParam;
  readonly end: number;
}

/** What follows an auth-scheme: its first parameter, a token68, or nothing (yet). */
export interface ReadBody {
  readonly ok: true;
  readonly token68: string | null;
  readonly param: ParsedParam | null;
  /** Whether parameters may follow: a space came after the scheme, and no token68 (RFC 9110 §11.3). */
  readonly open: boolean;
  readonly end: number;
}

/** Kinds of characters; one character may be of several. */
const PATTERNS = [
  /[!#$%&'*+\-.^_`|~0-9A-Za-z]/,
  /[A-Za-z0-9\-._~+/]/,
  /[\t ]/,
  /[\t ,]/,
  /[\t -~\x80-\xFF]/,
  /[^\s",]/,
  / /,
  /[=]/,
  /[\t ;]/,
];
const KINDS = Uint16Array.from({ length: 256 }, (_, code) =>
  PATTERNS.reduce((kinds, kind, i) => kinds | (Number(kind.test(String.fromCharCode(code))) << i), 0),
);
export const TOKEN = 1;
const TOKEN68 = 2;
export const BLANK = 4;
const BETWEEN_MEMBERS = 8;
/** What may stand in a quoted-string, escaped or not (RFC 9110 §5.6.4). */
const QUOTABLE = 16;
/** What programs send as a value without quotes. */
export const WIDE = 32;
const SPACE = 64;
const EQUALS = 128;
/** What programs send between parameters instead of a comma. */
export const LOOSE = 256;
const QUOTE = 34;
const BACKSLASH = 92;

/** Whitespace around a field value is not part of it (RFC 9110 §5.5). */
export function sourceOf(text: string, work: Work): Source {
  let end = text.length;
  while (end > 0 && isKind(text.charCodeAt(end - 1), BLANK)) end -= 1;
  work.steps += text.length - end + 1;
  return { text, end, work };
}

function isKind(code: number, kind: number): boolean {
  return ((code > 255 ? WIDE : (KINDS[code] ?? 0)) & kind) !== 0;
}

/** The offset behind all characters of a kind that stand at `at`. */
export function skip({ text, end, work }: Source, at: number, kind: number): number {
  let stop = at;
  while (stop < end && isKind(text.charCodeAt(stop), kind)) stop += 1;
  work.steps += stop - at + 1;
  return stop;
}

/** The offset behind optional whitespace and empty list members (RFC 9110 §5.6.1.2). */
export function skipEmptyMembers(source: Source, at: number): number {
  return skip(source, at, BETWEEN_MEMBERS);
}

/** The offset where the list member ends, or null when something else follows. */
function memberEnd(source: Source, at: number): number | null {
  const end = skip(source, at, BLANK);
  return end === source.end || source.text[end] === ',' ? end : null;
}

/** A quoted-string as it stands: nothing is refused yet. */
export interface Quoted {
  /** What stands between the quotes, and whether a backslash is in it. */
  readonly inner: string;
  readonly escaped: boolean;
  /** The offset behind the closing quote, or the end of the text. */
  readonly end: number;
  readonly closed: boolean;
  /** Where the first character stands that no quoted-string may hold; -1: none. */
  readonly bad: number;
}

/** Reads from the quote at `at` to the closing one; a backslash takes the next character along. */
export function readQuoted({ text, end, work }: Source, at: number): Quoted {
  let [stop, bad, escaped] = [at + 1, -1, false];
  for (let code = 0; stop < end; stop += 1) {
    code = text.charCodeAt(stop);
    if (code === QUOTE) break;
    if (code === BACKSLASH) {
      escaped = true;
      stop += 1;
      if (stop < end) code = text.charCodeAt(stop);
    }
    if (bad < 0 && !isKind(code, QUOTABLE)) bad = stop;
  }
  const closed = stop < end;
  // A backslash at the very end escapes nothing.
  const inner = text.slice(at + 1, stop > end ? end - 1 : stop);
  work.steps += inner.length + 2;
  return { inner, escaped, end: closed ? stop + 1 : end, closed, bad };
}

/** The text that a quoted-string stands for (RFC 9110 §5.6.4). */
export function unquoted({ inner, escaped }: Quoted, { work }: Source): string {
  work.steps += inner.length;
  return escaped ? inner.replace(/\\(.)/gs, '$1') : inner;
}

/** Reads `token BWS "=" BWS ( token / quoted-string )` up to the end of the list member (RFC 9110 §11.2). */
export function readParam(source: Source, at: number): ReadParam | Fault {
  const { text } = source;
  const nameEnd = skip(source, at, TOKEN);
  const equals = skip(source, nameEnd, BLANK);
  if (nameEnd === at || text[equals] !== '=') return { ok: false, code: 'param-missing', at };
  const start = skip(source, equals + 1, BLANK);
  const quoted = text[start] === '"';
  const read = quoted ? readQuoted(source, start) : null;
  if (read?.closed === false) return { ok: false, code: 'unterminated-quoted-string', at: start };
  if (read !== null && read.bad >= 0) return { ok: false, code: 'invalid-quoted-char', at: read.bad };
  const valueEnd = read?.end ?? skip(source, start, TOKEN);
  if (valueEnd === start) return { ok: false, code: 'value-missing', at: start };
  const end = memberEnd(source, valueEnd);
  if (end === null) return { ok: false, code: 'invalid-char', at: skip(source, valueEnd, BLANK) };
  const name = text.slice(at, nameEnd);
  const value = read === null ? text.slice(start, valueEnd) : unquoted(read, source);
  return { ok: true, param: { name, value, quoted, start: at, end: valueEnd }, end };
}

/** Reads what follows an auth-scheme that ends at `at` (RFC 9110 §11.3). */
export function readBody(source: Source, at: number): ReadBody | Fault {
  const start = skip(source, at, SPACE);
  const bare = memberEnd(source, start);
  if (bare !== null) return { ok: true, token68: null, param: null, open: start > at, end: bare };
  if (start === at) return { ok: false, code: 'invalid-char', at };
  const first = readParam(source, start);
  if (first.ok) return { ok: true, token68: null, param: first.param, open: true, end: first.end };
  const padding = skip(source, start, TOKEN68);
  const stop = padding === start ? start : skip(source, padding, EQUALS);
  const end = stop === start ? null : memberEnd(source, stop);
  if (end !== null) {
    return { ok: true, token68: source.text.slice(start, stop), param: null, open: false, end };
  }
  if (first.code !== 'param-missing' && first.code !== 'value-missing') return first;
  return { ok: false, code: 'invalid-char', at: skip(source, stop, BLANK) };
}
