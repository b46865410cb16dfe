import type { Grant, Seconds } from '../types.ts';
import type { DigestAlgorithm } from './hash.ts';
import type { Qop } from './response.ts';

/** A password that is never sent, only proven (RFC 7616). */
export interface DigestPolicy {
  readonly scheme: 'Digest';
  readonly users: readonly (Grant & { readonly password: string })[];
  /** One challenge each, the preferred one first (RFC 7616 §3.7). */
  readonly algorithms: readonly [DigestAlgorithm, ...DigestAlgorithm[]];
  /** Null: the legacy form of RFC 2069. */
  readonly qop: readonly [Qop, ...Qop[]] | null;
  /** Offer to take user names hashed (RFC 7616 §3.4.4). Default: no. */
  readonly userhash?: boolean | undefined;
  /** How long a nonce is taken; afterwards the answer is a new one with `stale=true`. */
  readonly nonceLifetime: Seconds;
  /** Send `nextnonce` in Authentication-Info (RFC 7616 §3.5). Default: no. */
  readonly nextnonce?: boolean | undefined;
}
