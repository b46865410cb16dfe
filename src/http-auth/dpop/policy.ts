import type { AsymmetricAlgorithm } from '../jwt/jwk.ts';
import type { TokenPolicy } from '../jwt/policy.ts';
import type { Seconds } from '../types.ts';

/** A token bound to a key that the client proves to hold (RFC 9449). */
export interface DpopPolicy {
  readonly scheme: 'DPoP';
  readonly token: TokenPolicy;
  /** Algorithms of proofs, sent as `algs` (RFC 9449 §5.1, §7.1). */
  readonly algorithms: readonly [AsymmetricAlgorithm, ...AsymmetricAlgorithm[]];
  /** How old a proof may be by its `iat`; it may lie ahead by the skew of the token policy (RFC 9449 §11.1). */
  readonly proofLifetime: Seconds;
  /** Proofs must carry a nonce of this server, not older than this (RFC 9449 §9). Null: no nonce. */
  readonly nonceLifetime: Seconds | null;
  /** Address of the protected resource metadata, sent as `resource_metadata` (RFC 9728 §5.1). */
  readonly resourceMetadata?: string | undefined;
}
