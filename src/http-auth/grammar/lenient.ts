import { addParam, challengesOf, draft, paramsOf, type Reader, strictReader } from './members.ts';
import { parseCredentials } from './parse.ts';
import { BLANK, LOOSE, readQuoted, type Source, skip, TOKEN, unquoted, WIDE } from './scanner.ts';
import type { Parsed, ParsedChallenge, ParsedCredentials, ParsedParam, Work } from './types.ts';

/**
 * How to go on behind a fault. `recover` leaves out the list member that breaks the grammar and keeps the others.
 * `wire` also reads what programs send against the grammar: values with characters that no token holds (SigV4),
 * names without a value, a quote that is never closed, parameters without commas between them.
 */
export type LenientMode = 'recover' | 'wire';

/**
 * Reads challenges as `parseChallenges` does and goes on behind each fault. What follows the grammar (RFC 9110
 * §11.6.1) reads the same in every mode; `valid` is that of the strict reading. Never throws.
 *
 * @param work - counts the steps taken; they grow linearly with the input
 */
export function readChallenges(
  fieldLines: string | readonly string[],
  mode: LenientMode,
  work: Work = { steps: 0 },
): Parsed<readonly ParsedChallenge[]> {
  return challengesOf(fieldLines, lenientReader(mode, work, false));
}

/**
 * Reads credentials as `parseCredentials` does (RFC 9110 §11.6.2) and goes on behind each fault; `valid` is that of
 * the strict reading. Never throws.
 *
 * @param work - counts the steps taken; they grow linearly with the input
 */
export function readCredentials(
  fieldValue: string,
  mode: LenientMode,
  work: Work = { steps: 0 },
): Parsed<ParsedCredentials | null> {
  const strict = parseCredentials(fieldValue, work);
  if (strict.valid) return strict;
  const { value, issues } = challengesOf(fieldValue, lenientReader(mode, work, true));
  const [first] = value;
  // An empty list member is a fault here, and none in a list.
  const found = issues.length > 0 ? issues : strict.issues;
  if (first === undefined) return { value: null, valid: false, issues: found };
  const { scheme, token68, params } = first;
  return { value: { scheme, token68, params }, valid: false, issues: found };
}

/**
 * Reads the parameters of Authentication-Info as `parseAuthParams` does (RFC 9110 §11.6.3) and goes on behind each
 * fault. Never throws.
 *
 * @param work - counts the steps taken; they grow linearly with the input
 */
export function readAuthParams(
  fieldLines: string | readonly string[],
  mode: LenientMode,
  work: Work = { steps: 0 },
): Parsed<readonly ParsedParam[]> {
  return paramsOf(fieldLines, lenientReader(mode, work, true));
}

/** Where the list member at `at` ends: at its comma, not one in quotes; a quote that stays open takes the rest. */
export function memberStop(text: string, at: number, end = text.length): number {
  let quoted = false;
  for (let i = at; i < end; i += 1) {
    const char = text[i];
    if (char === '"') quoted = !quoted;
    else if (char === '\\' && quoted) i += 1;
    else if (char === ',' && !quoted) return i;
  }
  return end;
}

function lenientReader(mode: LenientMode, work: Work, single: boolean): Reader {
  return {
    ...strictReader(work, single),
    mend: mode === 'wire' ? mendWidely : mendScheme,
    wide: mode === 'wire',
  };
}

/** Takes the auth-scheme of a faulty member, if it has one; where the member ends. */
function mendScheme(source: Source, at: number, line: number, reader: Reader): number {
  return mend(source, at, line, reader).end;
}

/** Takes the auth-scheme of a faulty member and what can be read as its parameters; where the member ends. */
function mendWidely(source: Source, start: number, line: number, reader: Reader): number {
  const { at, end } = mend(source, start, line, reader);
  const open = reader.drafts.at(-1);
  let param = open?.open === true ? wideParam(source, at, end) : null;
  while (param !== null) {
    addParam(open, param, reader);
    param = wideParam(source, param.end, end);
  }
  return end;
}

function mend(source: Source, start: number, line: number, reader: Reader): { at: number; end: number } {
  const { text, work } = source;
  const { drafts, single } = reader;
  const end = memberStop(text, start, source.end);
  work.steps += end - start + 1;
  if (single && drafts.length > 0) return { at: start, end };
  const scheme = skip(source, start, TOKEN);
  const at = skip(source, scheme, BLANK);
  const alone = scheme === end || (at > scheme && text[at] !== '=');
  if (scheme === start || !alone) return { at: start, end };
  drafts.push(draft(text.slice(start, scheme), { token68: null, param: null, open: true }, line));
  return { at, end };
}

function wideParam(source: Source, from: number, stop: number): ParsedParam | null {
  const { text } = source;
  const at = skip(source, from, LOOSE);
  const nameEnd = skip(source, at, TOKEN);
  if (nameEnd === at || at >= stop) return null;
  const name = text.slice(at, nameEnd);
  const equals = skip(source, nameEnd, BLANK);
  if (text[equals] !== '=') return { name, value: '', quoted: false, start: at, end: nameEnd };
  const start = skip(source, equals + 1, BLANK);
  if (text[start] !== '"') {
    const end = skip(source, start, WIDE);
    return { name, value: text.slice(start, end), quoted: false, start: at, end };
  }
  const read = readQuoted(source, start);
  return { name, value: unquoted(read, source), quoted: true, start: at, end: read.end };
}
