import type { Grant, Seconds } from '../types.ts';

/**
 * A request signed with a shared key, the common shape of many house schemes; no RFC has it:
 *
 *     Authorization: HMAC-SHA256 keyId="…", ts="1795521600", nonce="…", signature="…"
 *
 * `ts` are seconds since 1970, `nonce` is 1 to 128 visible ASCII characters and never sent twice, `signature` is the
 * base64 of HMAC-SHA256 over the method, the request-target, ts, nonce and the SHA-256 of the body in lower-case hex,
 * with a line feed between them.
 */
export interface HmacPolicy {
  readonly scheme: 'HMAC-SHA256';
  readonly keys: readonly (Grant & { readonly id: string; readonly secret: string })[];
  /** How far the time of the signature may be from the server's clock. */
  readonly window: Seconds;
}
