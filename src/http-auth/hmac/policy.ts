import type { Grant, Seconds } from '../types.ts';

/**
 * A request signed with a shared key, the common shape of many house schemes: `HMAC-SHA256` with the auth-params
 * keyId, ts, nonce and signature. No RFC has it; the challenge is "HMAC-SHA256".
 */
export interface HmacPolicy {
  readonly scheme: 'HMAC-SHA256';
  readonly keys: readonly (Grant & { readonly id: string; readonly secret: string })[];
  /** How far the time of the signature may be from the server's clock. */
  readonly window: Seconds;
}
