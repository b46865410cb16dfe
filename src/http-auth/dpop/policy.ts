import type { JwsAlgorithm } from '../jwt/jwk.ts';
import type { TokenPolicy } from '../jwt/policy.ts';
import type { Seconds } from '../types.ts';

/** A token bound to a key that the client proves to hold (RFC 9449). */
export interface DpopPolicy {
  readonly scheme: 'DPoP';
  readonly token: TokenPolicy;
  /** Algorithms of proofs, sent as `algs`; asymmetric ones only (RFC 9449 §5.1, §7.1). */
  readonly algorithms: readonly [JwsAlgorithm, ...JwsAlgorithm[]];
  /** How old a proof may be by its `iat`. */
  readonly proofLifetime: Seconds;
  /** Proofs must carry a nonce of this server, not older than this (RFC 9449 §9). Null: no nonce. */
  readonly nonceLifetime: Seconds | null;
}
