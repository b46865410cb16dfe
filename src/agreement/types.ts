import type { FieldLine } from '#http-auth/types.ts';
import type { ServerSetting } from './setting.ts';

/** What the plain cases are grouped by: one page, one table. */
export const SCHEME_IDS = ['basic', 'digest', 'bearer', 'api-key', 'cookie', 'proxy'] as const;
export type SchemeId = (typeof SCHEME_IDS)[number];

/** How the Digest credentials of a case differ from right ones. */
export interface DigestMove {
  readonly username?: string;
  readonly password?: string;
  readonly realm?: string;
  readonly uri?: string;
  readonly method?: string;
  readonly nonce?: string;
  readonly algorithm?: 'MD5-sess' | 'SHA-256';
  /** Null: the legacy form of RFC 2069, without qop. */
  readonly qop?: 'auth-int' | null;
  /** How often the nonce has been used, this time included. Default: 1. */
  readonly count?: number;
  /** Counts of right credentials that were sent with the same nonce before. */
  readonly before?: readonly number[];
  /** Parameters taken out, or replaced, after the response was computed. */
  readonly without?: readonly string[];
  readonly replaced?: Readonly<Record<string, string>>;
  /** Parameters written with quotes, or without. */
  readonly quoted?: Readonly<Record<string, boolean>>;
  /** A parameter that is written a second time. */
  readonly doubled?: string;
  /** What is done to the response. */
  readonly response?: 'upper-case' | 'cut';
}

/** How the token of a case differs from a right one. Times are in seconds from the server's clock. */
export interface TokenMove {
  readonly exp?: number | 'text' | null;
  readonly nbf?: number;
  readonly iat?: number;
  readonly iss?: string | null;
  readonly aud?: string | readonly string[] | null;
  readonly sub?: null;
  readonly typ?: string | null;
  readonly alg?: 'none' | 'HS512' | 'other';
  readonly key?: 'wrong';
  readonly crit?: true;
  /** What is done to the finished token. */
  readonly edit?: 'cut-last' | 'no-signature' | 'other-payload' | 'two-segments' | 'padded';
}

/** One request, as data. `{credentials}` and `{token}` stand for what is computed. */
export interface PlainCase {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** Default: GET. */
  readonly method?: string;
  /** Default: /. */
  readonly target?: string;
  /** Beside Host; one character is one byte. */
  readonly lines: readonly FieldLine[];
  readonly body?: string;
  readonly digest?: DigestMove;
  readonly token?: TokenMove;
}

/** A request that is ready to be sent. */
export interface Asked {
  readonly method: string;
  readonly target: string;
  readonly lines: readonly FieldLine[];
  readonly body: string;
}

/** What a server answered: the status, and each challenge line as sent. */
export interface Answered {
  readonly status: number;
  readonly challenges: readonly string[];
}

/** What one server answered to all cases of a scheme. */
export interface Recorded {
  /** Name and version, those of helpers after a comma. */
  readonly program: string;
  readonly date: string;
  /** Hash of the configuration and of the cases. */
  readonly files: string;
  /** What right requests look like there, where it differs from the others. */
  readonly setting: ServerSetting;
  readonly answers: Readonly<Record<string, Answered>>;
}
