import { addParam, challengesOf, draft, issue, paramsOf, strictReader } from './members.ts';
import { BLANK, readBody, readParam, skip, skipEmptyMembers, sourceOf, TOKEN } from './scanner.ts';
import type { IssueCode, Parsed, ParsedChallenge, ParsedCredentials, ParsedParam, Work } from './types.ts';

/**
 * Reads the challenges of a WWW-Authenticate or Proxy-Authenticate field, strictly by the grammar (RFC 9110
 * §11.6.1). Takes one field line or all of them in order; several lines mean the same as one line joined
 * with ", ". Never throws: what was read before a fault is kept, and the rest of that line is left out.
 *
 * @param work - counts the steps taken; they grow linearly with the input
 */
export function parseChallenges(
  fieldLines: string | readonly string[],
  work: Work = { steps: 0 },
): Parsed<readonly ParsedChallenge[]> {
  return challengesOf(fieldLines, strictReader(work, false));
}

/**
 * Reads the parameters of an Authentication-Info or Proxy-Authentication-Info field, strictly by the grammar (RFC
 * 9110 §11.6.3, §11.7.3). Takes one field line or all of them in order. Never throws: what was read before a fault
 * is kept, and the rest of that line is left out.
 *
 * @param work - counts the steps taken; they grow linearly with the input
 */
export function parseAuthParams(
  fieldLines: string | readonly string[],
  work: Work = { steps: 0 },
): Parsed<readonly ParsedParam[]> {
  return paramsOf(fieldLines, strictReader(work, true));
}

/**
 * Reads the value of an Authorization or Proxy-Authorization field, strictly by the grammar (RFC 9110
 * §11.6.2): one set of credentials, no list. Never throws; `value` is null when no auth-scheme can be read,
 * and holds what came before the fault otherwise.
 *
 * @param work - counts the steps taken; they grow linearly with the input
 */
export function parseCredentials(
  fieldValue: string,
  work: Work = { steps: 0 },
): Parsed<ParsedCredentials | null> {
  const reader = strictReader(work, true);
  const source = sourceOf(fieldValue, work);
  const start = skip(source, 0, BLANK);
  const failed = (code: IssueCode, at: number, value: ParsedCredentials | null) => ({
    value,
    valid: false,
    issues: [issue(code, 0, at, source.end)],
  });
  const schemeEnd = skip(source, start, TOKEN);
  if (schemeEnd === start) return failed('scheme-missing', start, null);
  const scheme = fieldValue.slice(start, schemeEnd);
  const body = readBody(source, schemeEnd);
  if (!body.ok) return failed(body.code, body.at, { scheme, token68: null, params: [] });
  const read = draft(scheme, body, 0);
  const value = { scheme, token68: body.token68, params: read.params };
  let at = body.end;
  if (at < source.end && !body.open) {
    return failed(body.token68 === null ? 'invalid-char' : 'token68-with-params', at, value);
  }
  for (at = skipEmptyMembers(source, at); at < source.end; at = skipEmptyMembers(source, at)) {
    const next = readParam(source, at);
    if (!next.ok) return failed(next.code, next.at, value);
    if (read.names.has(next.param.name.toLowerCase())) return failed('duplicate-auth-param', at, value);
    addParam(read, next.param, reader);
    at = next.end;
  }
  return { value, valid: true, issues: [] };
}
