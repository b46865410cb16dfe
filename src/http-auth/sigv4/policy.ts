import type { Grant, Seconds } from '../types.ts';

/** AWS Signature Version 4: the request is signed with a key made from secret, date, region and service. */
export interface SigV4Policy {
  readonly scheme: 'AWS4-HMAC-SHA256';
  readonly region: string;
  readonly service: string;
  readonly keys: readonly (Grant & { readonly id: string; readonly secret: string })[];
  /** How far the time of the signature may be from the server's clock. */
  readonly window: Seconds;
}
