import type { Grant, Seconds } from '../types.ts';

/**
 * AWS Signature Version 4 in the Authorization header: the request is signed with a key made from secret, date, region
 * and service. Presigned addresses and chunked uploads are not read.
 *
 * AWS itself answers most failures with 403; the engine answers as RFC 9110 §11.4 asks, 401 with a challenge.
 */
export interface SigV4Policy {
  readonly scheme: 'AWS4-HMAC-SHA256';
  readonly region: string;
  /** `s3` encodes the path once and takes `UNSIGNED-PAYLOAD` over https; every other service encodes it twice. */
  readonly service: string;
  readonly keys: readonly (Grant & { readonly id: string; readonly secret: string })[];
  /** How far the time of the signature may be from the server's clock. */
  readonly window: Seconds;
}
