import { type Fault, readBody, readToken } from './scanner.ts';
import type { IssueCode, ParsedChallenge, ParsedParam, ParseIssue } from './types.ts';

const SECTIONS: Readonly<Record<IssueCode, string>> = {
  'scheme-missing': 'RFC 9110 §11.1',
  'param-without-challenge': 'RFC 9110 §11.6.1',
  'token68-with-params': 'RFC 9110 §11.3',
  'duplicate-auth-param': 'RFC 9110 §11.2',
  'value-missing': 'RFC 9110 §11.2',
  'unterminated-quoted-string': 'RFC 9110 §5.6.4',
  'invalid-char': 'RFC 9110 §11.3',
};

/** A challenge while it is read. */
export interface Draft {
  readonly scheme: string;
  readonly token68: string | null;
  readonly params: ParsedParam[];
  readonly line: number;
  /** Whether parameters may follow. */
  readonly open: boolean;
  /** Names of the parameters in lower case. */
  readonly names: Set<string>;
}

export function draft(
  scheme: string,
  { token68, param, open }: { token68: string | null; param: ParsedParam | null; open: boolean },
  line: number,
): Draft {
  const params = param === null ? [] : [param];
  return {
    scheme,
    token68,
    params,
    line,
    open,
    names: new Set(params.map(({ name }) => name.toLowerCase())),
  };
}

/** Reads an auth-scheme and what follows it as a new draft; the offset behind it, or the fault. */
export function startChallenge(text: string, at: number, line: number, drafts: Draft[]): number | Fault {
  const scheme = readToken(text, at);
  if (scheme === null) return { ok: false, code: 'scheme-missing', at };
  const body = readBody(text, at + scheme.length);
  if (!body.ok) return body;
  drafts.push(draft(scheme, body, line));
  return body.end;
}

/** Adds a parameter to the open challenge, a duplicate too; what is wrong with that, or null. */
export function addParam(challenge: Draft | undefined, param: ParsedParam): IssueCode | null {
  if (challenge === undefined) return 'param-without-challenge';
  if (challenge.token68 !== null) return 'token68-with-params';
  if (!challenge.open) return 'param-without-challenge';
  const name = param.name.toLowerCase();
  const duplicate = challenge.names.has(name);
  challenge.params.push(param);
  challenge.names.add(name);
  return duplicate ? 'duplicate-auth-param' : null;
}

export function finished({ scheme, token68, params, line }: Draft): ParsedChallenge {
  return { scheme, token68, params, line };
}

export function issue(code: Fault['code'], line: number, start: number, end: number): ParseIssue {
  const known = code === 'no-param' ? 'scheme-missing' : code;
  return { code: known, section: SECTIONS[known], line, start, end: Math.max(end, start) };
}

/** Whitespace around a field value is not part of it (RFC 9110 §5.5). */
export function trimmedEnd(text: string): number {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return end;
}
