import { type Fault, readBody, readParam, readToken, skipEmptyMembers } from './scanner.ts';
import type {
  IssueCode,
  Parsed,
  ParsedChallenge,
  ParsedCredentials,
  ParsedParam,
  ParseIssue,
} from './types.ts';

const SECTIONS: Readonly<Record<IssueCode, string>> = {
  'scheme-missing': 'RFC 9110 §11.1',
  'param-without-challenge': 'RFC 9110 §11.6.1',
  'token68-with-params': 'RFC 9110 §11.3',
  'duplicate-auth-param': 'RFC 9110 §11.2',
  'value-missing': 'RFC 9110 §11.2',
  'unterminated-quoted-string': 'RFC 9110 §5.6.4',
  'invalid-char': 'RFC 9110 §11.3',
};

interface Draft {
  readonly scheme: string;
  readonly token68: string | null;
  readonly params: ParsedParam[];
  readonly line: number;
  readonly open: boolean;
}

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
  const value = drafts.map(({ scheme, token68, params, line }) => ({ scheme, token68, params, line }));
  return { value, valid: issues.length === 0, issues };
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
        issues.push(issue(next.code === 'no-param' ? 'scheme-missing' : next.code, line, next.at, stop));
        return;
      }
      at = next;
    }
    at = skipEmptyMembers(source, at);
  }
}

function startChallenge(text: string, at: number, line: number, drafts: Draft[]): number | Fault {
  const scheme = readToken(text, at);
  if (scheme === null) return { ok: false, code: 'scheme-missing', at };
  const body = readBody(text, at + scheme.length);
  if (!body.ok) return body;
  const params = body.param === null ? [] : [body.param];
  drafts.push({ scheme, token68: body.token68, params, line, open: body.open });
  return body.end;
}

function addParam(challenge: Draft | undefined, param: ParsedParam): IssueCode | null {
  if (challenge === undefined) return 'param-without-challenge';
  if (challenge.token68 !== null) return 'token68-with-params';
  if (!challenge.open) return 'param-without-challenge';
  const duplicate = hasParam(challenge.params, param.name);
  challenge.params.push(param);
  return duplicate ? 'duplicate-auth-param' : null;
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
  const params: ParsedParam[] = [];
  if (!body.ok) return failed(codeOf(body), body.at, { scheme, token68: null, params });
  if (body.param !== null) params.push(body.param);
  const value = { scheme, token68: body.token68, params };
  let at = body.end;
  if (at < source.length && !body.open) {
    return failed(body.token68 === null ? 'invalid-char' : 'token68-with-params', at, value);
  }
  for (at = skipEmptyMembers(source, at); at < source.length; at = skipEmptyMembers(source, at)) {
    const read = readParam(source, at);
    if (!read.ok) return failed(codeOf(read), read.at, value);
    if (hasParam(params, read.param.name)) return failed('duplicate-auth-param', at, value);
    params.push(read.param);
    at = read.end;
  }
  return { value, valid: true, issues: [] };
}

function codeOf(fault: Fault): IssueCode {
  return fault.code === 'no-param' ? 'invalid-char' : fault.code;
}

function hasParam(params: readonly ParsedParam[], name: string): boolean {
  return params.some((param) => param.name.toLowerCase() === name.toLowerCase());
}

function issue(code: IssueCode, line: number, start: number, end: number): ParseIssue {
  return { code, section: SECTIONS[code], line, start, end: Math.max(end, start) };
}

/** Whitespace around a field value is not part of it (RFC 9110 §5.5). */
function trimmedEnd(text: string): number {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return end;
}
