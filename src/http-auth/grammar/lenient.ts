import { addParam, type Draft, draft, finished, issue, startChallenge, trimmedEnd } from './draft.ts';
import { readParam, skipEmptyMembers } from './scanner.ts';
import type { Parsed, ParsedChallenge, ParsedCredentials, ParsedParam, ParseIssue } from './types.ts';

/**
 * How to go on behind a fault. `recover` leaves out the list member that breaks the grammar and keeps the others.
 * `wire` also reads what programs send against the grammar: values with characters that no token holds (SigV4),
 * names without a value, a quote that is never closed, parameters without commas between them.
 */
export type LenientMode = 'recover' | 'wire';

const SCHEME = /([!#$%&'*+\-.^_`|~0-9A-Za-z]+)(?:[ \t]+(?![ \t=])|$)/y;
const WIDE = /([!#$%&'*+\-.^_`|~0-9A-Za-z]+)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)(?:"|\\?$)|([^\s",]*)))?/sy;
const BETWEEN = /[ \t;]*/y;

interface Reader {
  readonly mode: LenientMode;
  /** Credentials are one set: a second auth-scheme does not start another (RFC 9110 §11.6.2). */
  readonly single: boolean;
  readonly drafts: Draft[];
  readonly issues: ParseIssue[];
}

/**
 * Reads challenges as `parseChallenges` does and goes on behind each fault. What follows the grammar (RFC 9110
 * §11.6.1) reads the same in every mode; `valid` is that of the strict reading. Never throws.
 */
export function readChallenges(
  fieldLines: string | readonly string[],
  mode: LenientMode,
): Parsed<readonly ParsedChallenge[]> {
  const lines = typeof fieldLines === 'string' ? [fieldLines] : fieldLines;
  const reader: Reader = { mode, single: false, drafts: [], issues: [] };
  lines.forEach((text, line) => {
    readLine(text, line, reader);
  });
  const { drafts, issues } = reader;
  return { value: drafts.map(finished), valid: issues.length === 0, issues };
}

/** Reads credentials (RFC 9110 §11.6.2) and goes on behind each fault. Never throws. */
export function readCredentials(fieldValue: string, mode: LenientMode): Parsed<ParsedCredentials | null> {
  const reader: Reader = { mode, single: true, drafts: [], issues: [] };
  readLine(fieldValue, 0, reader);
  const { drafts, issues } = reader;
  const [first] = drafts.map(finished);
  if (first === undefined && issues.length === 0) issues.push(issue('scheme-missing', 0, 0, 0));
  const value =
    first === undefined ? null : { scheme: first.scheme, token68: first.token68, params: first.params };
  return { value, valid: issues.length === 0, issues };
}

/** Where the list member at `at` ends: at its comma, not one in quotes; a quote that stays open takes the rest. */
export function memberStop(text: string, at: number): number {
  let quoted = false;
  for (let i = at; i < text.length; i += 1) {
    const char = text[i];
    if (char === '"') quoted = !quoted;
    else if (char === '\\' && quoted) i += 1;
    else if (char === ',' && !quoted) return i;
  }
  return text.length;
}

function readLine(text: string, line: number, reader: Reader): void {
  const { drafts, issues } = reader;
  const source = text.slice(0, trimmedEnd(text));
  let at = skipEmptyMembers(source, 0);
  while (at < source.length) {
    const open = drafts.at(-1);
    const read = readParam(source, at);
    const second = !read.ok && reader.single && open !== undefined;
    const next = second ? { ...read, at } : nextOf(read, source, at, line, drafts);
    if (typeof next === 'number') {
      const problem = read.ok ? addParam(open, read.param) : null;
      if (problem !== null) issues.push(issue(problem, line, at, next));
      // "Basic, realm=…": a comma where a space belongs.
      if (read.ok && reader.mode === 'wire' && open?.open === false && open.token68 === null) {
        open.params.push(read.param);
      }
      at = skipEmptyMembers(source, next);
    } else {
      const end = memberStop(source, at);
      const code = second && next.code === 'no-param' ? 'invalid-char' : next.code;
      issues.push(issue(code, line, next.at, Math.max(end, next.at)));
      salvage(source, at, end, line, reader);
      at = skipEmptyMembers(source, end);
    }
  }
}

function nextOf(
  read: ReturnType<typeof readParam>,
  source: string,
  at: number,
  line: number,
  drafts: Draft[],
): number | Exclude<typeof read, { ok: true }> {
  if (read.ok) return read.end;
  return read.code === 'no-param' ? startChallenge(source, at, line, drafts) : read;
}

/** Takes from a faulty member what can be had: its auth-scheme, and in `wire` mode its parameters. */
function salvage(text: string, start: number, end: number, line: number, reader: Reader): void {
  const { drafts, mode, single } = reader;
  let at = start;
  if (!(single && drafts.length > 0)) {
    SCHEME.lastIndex = start;
    const scheme = SCHEME.exec(text.slice(0, end));
    if (scheme?.[1] !== undefined) {
      drafts.push(draft(scheme[1], { token68: null, param: null, open: true }, line));
      at += scheme[0].length;
    }
  }
  const open = drafts.at(-1);
  if (mode === 'recover' || open === undefined || !open.open) return;
  while (at < end) {
    at += matchLength(BETWEEN, text, at);
    const param = wideParam(text, at);
    if (param === null) return;
    addParam(open, param);
    at = param.end;
  }
}

function wideParam(text: string, at: number): ParsedParam | null {
  WIDE.lastIndex = at;
  const [all, name, quoted, plain = ''] = WIDE.exec(text) ?? [];
  if (all === undefined || name === undefined) return null;
  const value = quoted === undefined ? plain : quoted.replace(/\\(.)/gs, '$1');
  return { name, value, quoted: quoted !== undefined, start: at, end: at + all.length };
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
