import type { ApiKeyPolicy } from './api-key/policy.ts';
import type { BasicPolicy } from './basic/policy.ts';
import type { BearerPolicy } from './bearer/policy.ts';
import type { CookiePolicy } from './cookie/policy.ts';
import type { DigestPolicy } from './digest/policy.ts';
import type { DpopPolicy } from './dpop/policy.ts';
import type { Challenge, Credentials } from './grammar/types.ts';
import type { HmacPolicy } from './hmac/policy.ts';
import type { NegotiatePolicy } from './negotiate/policy.ts';
import type { OAuth1Policy } from './oauth1/policy.ts';
import type { CorsPolicy } from './policy/cors.ts';
import type { Quirk } from './policy/quirks.ts';
import type { SigV4Policy } from './sigv4/policy.ts';
import type { StepRules, Trace, TraceStep } from './trace.ts';

/** Seconds since 1970-01-01T00:00:00Z, as in a token's claims (RFC 7519 §2). */
export type NumericDate = number;

/** A length of time. */
export type Seconds = number;

/** A header of a message: its name as written, its value without surrounding whitespace. */
export type FieldLine = readonly [name: string, value: string];

/** What every list of accepted credentials says about one entry. */
export interface Grant {
  /** Whom the credentials stand for. */
  readonly owner: string;
  /** What the owner may do; only looked at when the resource asks for scopes. Default: nothing. */
  readonly scopes?: readonly string[] | undefined;
}

export type SchemePolicy =
  | BasicPolicy
  | DigestPolicy
  | BearerPolicy
  | DpopPolicy
  | ApiKeyPolicy
  | CookiePolicy
  | HmacPolicy
  | SigV4Policy
  | OAuth1Policy
  | NegotiatePolicy;
export type SchemeName = SchemePolicy['scheme'];

/** The rules of one protection space (RFC 9110 §11.5). */
export interface ResourcePolicy {
  readonly id: string;
  readonly realm: string;
  /** In the order of the challenge lines; never empty, so that a 401 always carries a challenge. */
  readonly accepts: readonly [SchemePolicy, ...SchemePolicy[]];
  /** Scopes that the principal needs, all of them. Default: none. */
  readonly scopes?: readonly string[] | undefined;
  /** How and how recently the principal must have signed in (RFC 9470); for tokens. Default: does not matter. */
  readonly stepUp?:
    | { readonly acr?: readonly string[] | undefined; readonly maxAge?: Seconds | undefined }
    | undefined;
  /** Answer 404 instead of 403, so that nobody learns what exists (RFC 9110 §15.5.4). Default: no. */
  readonly hideAs404?: boolean | undefined;
  /** Which pages of other origins may call. Default: none. */
  readonly cors?: CorsPolicy | undefined;
  /** After so many refused credentials of one client, 429 for a while. Default: never. */
  readonly lockout?: { readonly attempts: number; readonly seconds: Seconds } | undefined;
  /** A proxy on the way that wants credentials of its own (RFC 9110 §11.7). Default: none. */
  readonly proxy?: { readonly realm: string; readonly basic: BasicPolicy } | undefined;
  /** Deliberate faults. Default: none. */
  readonly quirks?: readonly Quirk[] | undefined;
  /** What an authenticated request gets. Default: an empty 200. */
  readonly content?: { readonly type: string; readonly body: string } | undefined;
}

/** What the engine remembers between requests: nonces, counts, proofs seen. Keys start with the scheme. */
export interface StateStore {
  readonly get: (key: string) => string | undefined;
  readonly set: (key: string, value: string) => void;
  readonly delete: (key: string) => void;
}

/** Everything that is not in the request or the policy. */
export interface Env {
  /** The server's clock, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** So many random bytes, for nonces. */
  readonly random: (bytes: number) => Uint8Array;
  readonly state: StateStore;
}

/** A request as the engine reads it: what stood on the wire. */
export interface Incoming {
  readonly method: string;
  /** The request-target as sent, in origin-form: path and query (RFC 9112 §3.2.1). */
  readonly target: string;
  /** Scheme, host and port as the client means them. */
  readonly origin: string;
  /** In the order sent; one name may occur several times. */
  readonly lines: readonly FieldLine[];
  readonly body: Uint8Array;
}

export interface Principal {
  readonly owner: string;
  readonly scheme: SchemeName;
  readonly scopes: readonly string[];
  /** `acr` and `auth_time` of the token, for step-up (RFC 9470 §6.1). */
  readonly acr?: string | undefined;
  readonly authTime?: NumericDate | undefined;
}

/** What became of a request; a closed set. */
export const OUTCOMES = [
  'authenticated',
  'no-credentials',
  'unsupported-scheme',
  'invalid-request',
  'invalid-credentials',
  'invalid-token',
  'stale-nonce',
  'insufficient-scope',
  'insufficient-user-authentication',
  'not-decided',
  'rate-limited',
  'preflight',
  'redirected',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What was decided, before it becomes bytes on any host: the same in a page, a worker and Node. */
export interface Decision {
  readonly status: number;
  /** The reason phrase that goes with the status. */
  readonly reason: string;
  /** Fields of the answer, one challenge per line, in the order sent. `Headers` would join challenges. */
  readonly lines: readonly FieldLine[];
  readonly body: string;
  /** The challenges as they were meant; the lines may be without them by a quirk. */
  readonly challenges: readonly Challenge[];
  readonly principal: Principal | null;
  readonly outcome: Outcome;
  /** The steps taken, in order; one of them is decisive when the request was refused. */
  readonly trace: readonly TraceStep[];
}

/** The `error` of a Bearer or DPoP challenge (RFC 6750 §3.1, RFC 9449 §7.1, RFC 9470 §3). */
export interface AuthError {
  readonly code:
    | 'invalid_request'
    | 'invalid_token'
    | 'insufficient_scope'
    | 'insufficient_user_authentication'
    | 'invalid_dpop_proof'
    | 'use_dpop_nonce';
  /** Only characters that RFC 6750 §3 allows: no quote, no backslash. */
  readonly description: string;
  /** Further auth-params: scope, acr_values, max_age. */
  readonly params?: Readonly<Record<string, string>> | undefined;
}

/** Why a request is refused, before it becomes an answer. */
export interface Refusal {
  readonly ok: false;
  readonly outcome: Exclude<Outcome, 'authenticated' | 'preflight' | 'redirected'>;
  readonly status: 400 | 401 | 403 | 404 | 407 | 429;
  /** The scheme that the client tried: its challenge carries the error. Null when it tried none. */
  readonly tried: SchemeName | null;
  /** For the challenge of a scheme that has errors. */
  readonly error: AuthError | null;
  /** Fields that the refusal brings along, e.g. DPoP-Nonce, Retry-After. */
  readonly lines?: readonly FieldLine[] | undefined;
}

export interface Accepted {
  readonly ok: true;
  readonly principal: Principal;
  /** Fields of a successful answer, made when its body is known, e.g. Authentication-Info (RFC 9110 §11.6.3). */
  readonly lines?: ((content: Uint8Array) => readonly FieldLine[]) | undefined;
}

/** Credentials that were found: in Authorization, or where else the scheme looks. */
export interface Attempt<P> {
  readonly policy: P;
  /** Of the Authorization header, when its auth-scheme is this one. */
  readonly credentials: Credentials | null;
  /** Values found elsewhere, in the order looked. */
  readonly found: readonly string[];
}

/** What a scheme may look at beside the attempt. */
export interface Context {
  readonly request: Incoming;
  readonly realm: string;
  /** The server's clock, a skew included. */
  readonly now: NumericDate;
  readonly random: Env['random'];
  readonly state: StateStore;
  readonly trace: Trace;
}

/** One auth-scheme, as the engine needs it. */
export interface Scheme<P> {
  /** The rule of each of its steps. */
  readonly rules: StepRules;
  /** Where the credentials stand, in the words of a trace, e.g. "Authorization Bearer". */
  readonly place: (policy: P) => string;
  /** Whether it reads the Authorization header. */
  readonly readsAuthorization: boolean | ((policy: P) => boolean);
  /** Reads its credentials where they do not keep to the grammar of RFC 9110 §11.4; null: unreadable. Default: strict. */
  readonly read?: (fieldValue: string) => Credentials | null;
  /** Values outside Authorization. Default: it looks nowhere else. */
  readonly find?: (request: Incoming, policy: P) => readonly string[];
  /** Judges credentials; the failed step is the last one of the trace. */
  readonly check: (attempt: Attempt<P>, context: Context) => Promise<Accepted | Refusal> | Accepted | Refusal;
  /**
   * The challenges of a refusal, at least one with a 401. With another status only the tried scheme is asked, and
   * answers with a challenge when that says more about the error.
   */
  readonly challenges: (policy: P, refusal: Refusal, context: Context) => readonly Challenge[];
}
