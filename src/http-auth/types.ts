import type { Challenge } from './grammar/types.ts';
import type { Jwk, JwsAlgorithm } from './jwt/jwk.ts';
import type { TraceStep } from './trace.ts';

/** Seconds since 1970-01-01T00:00:00Z, as in a token's claims (RFC 7519 §2). */
export type NumericDate = number;

/** What every list of accepted credentials says about one entry. */
export interface Grant {
  /** Whom the credentials stand for. */
  readonly owner: string;
  /** What the owner may do; only looked at when the resource asks for scopes. Default: nothing. */
  readonly scopes?: readonly string[] | undefined;
}

export interface BasicPolicy {
  readonly scheme: 'Basic';
  /** `owner` is the user-id; it holds no colon (RFC 7617 §2). */
  readonly users: readonly (Grant & { readonly password: string })[];
}

/** A key that checks tokens: a shared secret, or a JSON Web Key (RFC 7517) for any algorithm. */
export type TokenKey = {
  /** Compared with the token's `kid`; a token without one is checked with the only key there is. */
  readonly kid?: string | undefined;
} & (
  | {
      /** At least as long as the algorithm's hash, 32 bytes for HS256; a shorter one is never used (RFC 7518 §3.2). */
      readonly secret: Uint8Array;
    }
  | {
      /** Never used when it does not fit the algorithm. */
      readonly jwk: Jwk;
    }
);

/** What an access token must be (RFC 7519 §7.2, RFC 8725 §3, RFC 9068 §4). */
export interface TokenPolicy {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithm: JwsAlgorithm;
  readonly keys: readonly TokenKey[];
  /** How far the two clocks may differ, in seconds. */
  readonly skew: number;
}

export interface BearerPolicy {
  readonly scheme: 'Bearer';
  readonly token: TokenPolicy;
}

/** A key in a header of its own. There is no registered auth-scheme for it: the challenge is "ApiKey". */
export interface ApiKeyPolicy {
  readonly scheme: 'ApiKey';
  readonly header: string;
  readonly keys: readonly (Grant & { readonly key: string })[];
}

/** A session cookie. There is no registered auth-scheme for it: the challenge is "Cookie". */
export interface CookiePolicy {
  readonly scheme: 'Cookie';
  readonly name: string;
  /** `expires` is the first moment at which the session is over. */
  readonly sessions: readonly (Grant & { readonly id: string; readonly expires: NumericDate })[];
}

export type SchemePolicy = BasicPolicy | BearerPolicy | ApiKeyPolicy | CookiePolicy;
export type SchemeName = SchemePolicy['scheme'];

/** The rules of one protection space (RFC 9110 §11.5). */
export interface ResourcePolicy {
  readonly id: string;
  readonly realm: string;
  /** In the order of the challenge lines; never empty, so that a 401 always carries a challenge. */
  readonly accepts: readonly [SchemePolicy, ...SchemePolicy[]];
  /** Scopes that the principal needs, all of them. Default: none. */
  readonly scopes?: readonly string[] | undefined;
  /** What an authenticated request gets. Default: an empty 200. */
  readonly content?: { readonly type: string; readonly body: string } | undefined;
}

/** Everything that is not in the request or the policy. */
export interface Env {
  /** The server's clock, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /**
   * Field lines as they stood on the wire, for what a Request may not carry (Cookie) or joins (two Authorization
   * lines). A name that occurs here is read from here only.
   */
  readonly rawFieldLines?: readonly (readonly [name: string, value: string])[] | undefined;
}

export interface Principal {
  readonly owner: string;
  readonly scheme: SchemeName;
  readonly scopes: readonly string[];
}

export type Outcome =
  | 'authenticated'
  | 'no-credentials'
  | 'unsupported-scheme'
  | 'invalid-request'
  | 'invalid-credentials'
  | 'invalid-token'
  | 'insufficient-scope';

export interface AuthResult {
  readonly response: Response;
  /** One per field line: `Headers` would join them, and browsers read only the first of a line. */
  readonly challenges: readonly Challenge[];
  readonly principal: Principal | null;
  readonly outcome: Outcome;
  /** The steps taken, in order; the last one is the decisive one when the request was refused. */
  readonly trace: readonly TraceStep[];
}

/** The `error` of a Bearer challenge (RFC 6750 §3.1). */
export interface BearerError {
  readonly code: 'invalid_request' | 'invalid_token' | 'insufficient_scope';
  /** Only characters that RFC 6750 §3 allows: no quote, no backslash. */
  readonly description: string;
  readonly scope?: string | undefined;
}

/** Why a request is refused, before it becomes a response. */
export interface Refusal {
  readonly ok: false;
  readonly outcome: Exclude<Outcome, 'authenticated'>;
  readonly status: 400 | 401 | 403;
  /** For the Bearer challenge, when the client tried Bearer. */
  readonly error: BearerError | null;
}

export interface Accepted {
  readonly ok: true;
  readonly principal: Principal;
}
