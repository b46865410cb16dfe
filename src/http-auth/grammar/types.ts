/** A name and value of a challenge or of credentials (RFC 9110 §11.2). Names are compared without case. */
export interface AuthParam {
  readonly name: string;
  /** The value with quotes and backslashes taken off. */
  readonly value: string;
  /** Whether the value stands, or has to stand, as a quoted-string. */
  readonly quoted: boolean;
}

/** Where something stands in a field line, in UTF-16 units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A server's demand for credentials (RFC 9110 §11.3). `token68` and `params` exclude each other. */
export interface Challenge {
  /** As sent; compare with `sameScheme`. */
  readonly scheme: string;
  readonly token68: string | null;
  readonly params: readonly AuthParam[];
}

/** What a client sends in answer (RFC 9110 §11.4); the same grammar as a challenge. */
export type Credentials = Challenge;

export type ParsedParam = AuthParam & Span;

export interface ParsedChallenge extends Challenge {
  readonly params: readonly ParsedParam[];
  /** Index of the field line in which the challenge starts. */
  readonly line: number;
}

export interface ParsedCredentials extends Credentials {
  readonly params: readonly ParsedParam[];
}

export type IssueCode =
  | 'scheme-missing'
  | 'param-without-challenge'
  | 'token68-with-params'
  | 'duplicate-auth-param'
  | 'param-missing'
  | 'value-missing'
  | 'unterminated-quoted-string'
  | 'invalid-quoted-char'
  | 'invalid-char';

export interface ParseIssue extends Span {
  readonly code: IssueCode;
  /** The rule that is broken, e.g. "RFC 9110 §11.2". */
  readonly section: string;
  /** Index of the field line. */
  readonly line: number;
}

export interface Parsed<T> {
  readonly value: T;
  /** True when the input follows the grammar; then `issues` is empty. */
  readonly valid: boolean;
  readonly issues: readonly ParseIssue[];
}

/** Counts the characters that a reader looked at, each look: the measure of how its work grows with the input. */
export interface Work {
  steps: number;
}
