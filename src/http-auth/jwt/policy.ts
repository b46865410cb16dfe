import type { Seconds } from '../types.ts';
import type { Jwk, JwsAlgorithm } from './jwk.ts';

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
  /** How far the two clocks may differ. */
  readonly skew: Seconds;
  /** Values of `jti` that are no longer taken although the token has not expired. Default: none. */
  readonly revoked?: readonly string[] | undefined;
}
