import { addParam, type Draft, draft, finished, issue, startChallenge, trimmedEnd } from './draft.ts';
import { type Fault, readBody, readParam, readToken, skipEmptyMembers } from './scanner.ts';
import type { IssueCode, Parsed, ParsedChallenge, ParsedCredentials, ParseIssue } from './types.ts';

/**
 * Reads the challenges of a WWW-Authenticate or Proxy-Authenticate field, strictly by the grammar (RFC 9110
 * §11.6.1). Takes one field line or all of them in order; several lines mean the same as one line joined
 * with ", ". Never throws: what was read before a fault is kept, and the rest of that line is left out.
 */
export function parseChallenges(fieldLines: string | readonly string[]): Parsed<readonly ParsedChallenge[]> {
  const lines = typeof fieldLines === 'string' ? [fieldLines] : fieldLines;
  const drafts: Draft[] = [];
  const issues: ParseIssue[] = [];
  lines.forEach((line, index) => {
    parseLine(line, index, drafts, issues);
  });
  return { value: drafts.map(finished), valid: issues.length === 0, issues };
}

function parseLine(text: string, line: number, drafts: Draft[], issues: ParseIssue[]): void {
  const stop = trimmedEnd(text);
  const source = text.slice(0, stop);
  let at = skipEmptyMembers(source, 0);
  while (at < source.length) {
    const read = readParam(source, at);
    if (read.ok) {
      const problem = addParam(drafts.at(-1), read.param);
      if (problem !== null) issues.push(issue(problem, line, at, read.param.end));
      at = read.end;
    } else {
      const next = read.code === 'no-param' ? startChallenge(source, at, line, drafts) : read;
      if (typeof next !== 'number') {
        issues.push(issue(next.code, line, next.at, stop));
        return;
      }
      at = next;
    }
    at = skipEmptyMembers(source, at);
  }
}

/**
 * Reads the value of an Authorization or Proxy-Authorization field, strictly by the grammar (RFC 9110
 * §11.6.2): one set of credentials, no list. Never throws; `value` is null when no auth-scheme can be read,
 * and holds what came before the fault otherwise.
 */
export function parseCredentials(fieldValue: string): Parsed<ParsedCredentials | null> {
  const stop = trimmedEnd(fieldValue);
  const source = fieldValue.slice(0, stop);
  const start = /^[ \t]*/.exec(source)?.[0].length ?? 0;
  const failed = (code: IssueCode, at: number, value: ParsedCredentials | null) => ({
    value,
    valid: false,
    issues: [issue(code, 0, at, stop)],
  });
  const scheme = readToken(source, start);
  if (scheme === null) return failed('scheme-missing', start, null);
  const body = readBody(source, start + scheme.length);
  if (!body.ok) return failed(codeOf(body), body.at, { scheme, token68: null, params: [] });
  const read = draft(scheme, body, 0);
  const value = { scheme, token68: body.token68, params: read.params };
  let at = body.end;
  if (at < source.length && !body.open) {
    return failed(body.token68 === null ? 'invalid-char' : 'token68-with-params', at, value);
  }
  for (at = skipEmptyMembers(source, at); at < source.length; at = skipEmptyMembers(source, at)) {
    const next = readParam(source, at);
    if (!next.ok) return failed(codeOf(next), next.at, value);
    if (read.names.has(next.param.name.toLowerCase())) return failed('duplicate-auth-param', at, value);
    addParam(read, next.param);
    at = next.end;
  }
  return { value, valid: true, issues: [] };
}

function codeOf(fault: Fault): IssueCode {
  return fault.code === 'no-param' ? 'invalid-char' : fault.code;
}
