import type { IssueCode, ParsedParam } from './types.ts';

const TOKEN = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const TOKEN68 = /[A-Za-z0-9\-._~+/]+=*/y;
const QUOTED = /"(?:[\t !\x23-\x5B\x5D-\x7E\x80-\xFF]|\\[\t -\x7E\x80-\xFF])*"/y;
const OWS = /[ \t]*/y;
const SPACES = / +/y;
const EMPTY_MEMBERS = /[ \t,]*/y;

/** Why an element could not be read, and where. `no-param` means that no `name =` stands here. */
export interface Fault {
  readonly ok: false;
  readonly code: IssueCode | 'no-param';
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

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

export function readToken(text: string, at: number): string | null {
  return matchAt(TOKEN, text, at);
}

/** The offset behind optional whitespace and empty list members (RFC 9110 §5.6.1.2). */
export function skipEmptyMembers(text: string, at: number): number {
  return at + (matchAt(EMPTY_MEMBERS, text, at)?.length ?? 0);
}

function skipBlanks(text: string, at: number): number {
  return at + (matchAt(OWS, text, at)?.length ?? 0);
}

/** The offset where the list member ends, or null when something else follows. */
function memberEnd(text: string, at: number): number | null {
  const end = skipBlanks(text, at);
  return end === text.length || text[end] === ',' ? end : null;
}

/** Reads `token BWS "=" BWS ( token / quoted-string )` up to the end of the list member (RFC 9110 §11.2). */
export function readParam(text: string, at: number): ReadParam | Fault {
  const name = readToken(text, at);
  if (name === null) return { ok: false, code: 'no-param', at };
  const equals = skipBlanks(text, at + name.length);
  if (text[equals] !== '=') return { ok: false, code: 'no-param', at };
  const start = skipBlanks(text, equals + 1);
  const quoted = text[start] === '"';
  const raw = quoted ? matchAt(QUOTED, text, start) : readToken(text, start);
  if (raw === null) return { ok: false, code: quoted ? quoteFault(text, start) : 'value-missing', at: start };
  const end = memberEnd(text, start + raw.length);
  if (end === null) return { ok: false, code: 'invalid-char', at: skipBlanks(text, start + raw.length) };
  const value = quoted ? raw.slice(1, -1).replace(/\\(.)/gs, '$1') : raw;
  return { ok: true, param: { name, value, quoted, start: at, end: start + raw.length }, end };
}

function quoteFault(text: string, start: number): IssueCode {
  return /^"(?:[^"\\]|\\.)*"/s.test(text.slice(start)) ? 'invalid-char' : 'unterminated-quoted-string';
}

/** Reads what follows an auth-scheme that ends at `at` (RFC 9110 §11.3). */
export function readBody(text: string, at: number): ReadBody | Fault {
  const spaces = matchAt(SPACES, text, at);
  const bare = memberEnd(text, at);
  if (bare !== null) return { ok: true, token68: null, param: null, open: spaces !== null, end: bare };
  if (spaces === null) return { ok: false, code: 'invalid-char', at };
  const start = at + spaces.length;
  const first = readParam(text, start);
  if (first.ok) return { ok: true, token68: null, param: first.param, open: true, end: first.end };
  const token68 = matchAt(TOKEN68, text, start);
  const end = token68 === null ? null : memberEnd(text, start + token68.length);
  if (end !== null) return { ok: true, token68, param: null, open: false, end };
  if (first.code !== 'no-param' && first.code !== 'value-missing') return first;
  return { ok: false, code: 'invalid-char', at: skipBlanks(text, start + (token68?.length ?? 0)) };
}
