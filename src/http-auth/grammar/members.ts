import {
  type Fault,
  readBody,
  readParam,
  type Source,
  skip,
  skipEmptyMembers,
  sourceOf,
  TOKEN,
} from './scanner.ts';
import type { IssueCode, Parsed, ParsedChallenge, ParsedParam, ParseIssue, Work } from './types.ts';

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

/** What is being read, and how. */
export interface Reader {
  readonly work: Work;
  readonly drafts: Draft[];
  readonly issues: ParseIssue[];
  /** One set of parameters: a word that could be an auth-scheme does not start another (RFC 9110 §11.6.2). */
  readonly single: boolean;
  /** Takes what can be had from the faulty member at `at`; where to go on. The strict way: nothing, at the end. */
  readonly mend: (source: Source, at: number, line: number, reader: Reader) => number;
  /** Whether a parameter counts that stands where none may, behind a comma: "Basic, realm=…". */
  readonly wide: boolean;
}

const SECTIONS: Readonly<Record<IssueCode, string>> = {
  'scheme-missing': '11.1',
  'param-without-challenge': '11.6.1',
  'token68-with-params': '11.3',
  'duplicate-auth-param': '11.2',
  'param-missing': '11.2',
  'value-missing': '11.2',
  'unterminated-quoted-string': '5.6.4',
  'invalid-quoted-char': '5.6.4',
  'invalid-char': '11.3',
};

export function issue(code: IssueCode, line: number, start: number, end: number): ParseIssue {
  return { code, section: `RFC 9110 §${SECTIONS[code]}`, line, start, end: Math.max(end, start) };
}

/** A reader that keeps the grammar. */
export function strictReader(work: Work, single: boolean): Reader {
  return { work, drafts: [], issues: [], single, wide: false, mend: ({ end }) => end };
}

export function draft(
  scheme: string,
  { token68, param, open }: { token68: string | null; param: ParsedParam | null; open: boolean },
  line: number,
): Draft {
  const params = param === null ? [] : [param];
  const names = new Set(params.map(({ name }) => name.toLowerCase()));
  return { scheme, token68, params, line, open, names };
}

/** Adds a parameter to the open challenge, a duplicate too; what is wrong with that, or null. */
export function addParam(
  to: Draft | undefined,
  param: ParsedParam,
  { work, wide }: Reader,
): IssueCode | null {
  if (to === undefined) return 'param-without-challenge';
  if (to.token68 !== null) return 'token68-with-params';
  const name = param.name.toLowerCase();
  const duplicate = to.names.has(name);
  if (to.open || wide) {
    to.params.push(param);
    to.names.add(name);
  }
  work.steps += name.length;
  if (!to.open) return 'param-without-challenge';
  return duplicate ? 'duplicate-auth-param' : null;
}

/** Reads all field lines as challenges, with what is wrong with them. */
export function challengesOf(
  fieldLines: string | readonly string[],
  reader: Reader,
): Parsed<readonly ParsedChallenge[]> {
  const { drafts, issues } = reader;
  const lines = typeof fieldLines === 'string' ? [fieldLines] : fieldLines;
  lines.forEach((text, line) => {
    readLine(sourceOf(text, reader.work), line, reader);
  });
  const value = drafts.map(({ scheme, token68, params, line }) => ({ scheme, token68, params, line }));
  return { value, valid: issues.length === 0, issues };
}

/** Reads all field lines as parameters without an auth-scheme. */
export function paramsOf(
  fieldLines: string | readonly string[],
  reader: Reader,
): Parsed<readonly ParsedParam[]> {
  const all = draft('', { token68: null, param: null, open: true }, 0);
  reader.drafts.push(all);
  return { ...challengesOf(fieldLines, reader), value: all.params };
}

function readLine(source: Source, line: number, reader: Reader): void {
  const { drafts, issues, single } = reader;
  for (let at = skipEmptyMembers(source, 0); at < source.end; at = skipEmptyMembers(source, at)) {
    const open = drafts.at(-1);
    const read = readParam(source, at);
    const starts = !read.ok && read.code === 'param-missing' && !(single && open !== undefined);
    const next = starts ? startChallenge(source, at, line, drafts) : read;
    const problem = read.ok ? addParam(open, read.param, reader) : null;
    const end = next.ok ? next.end : reader.mend(source, at, line, reader);
    if (read.ok && problem !== null) issues.push(issue(problem, line, at, read.param.end));
    if (!next.ok) issues.push(issue(next.code, line, next.at, end));
    at = end;
  }
}

/** Reads an auth-scheme and what follows it as a new draft. */
function startChallenge(
  source: Source,
  at: number,
  line: number,
  drafts: Draft[],
): { ok: true; end: number } | Fault {
  const end = skip(source, at, TOKEN);
  if (end === at) return { ok: false, code: 'scheme-missing', at };
  const body = readBody(source, end);
  if (body.ok) drafts.push(draft(source.text.slice(at, end), body, line));
  return body;
}
