import type { Grant, Seconds } from '../types.ts';

/**
 * OAuth 1.0: the request is signed with the secrets of a client and of a token (RFC 5849). HMAC-SHA1 is read, and
 * PLAINTEXT over https; RSA-SHA1 is not.
 */
export interface OAuth1Policy {
  readonly scheme: 'OAuth';
  readonly clients: readonly { readonly key: string; readonly secret: string }[];
  readonly tokens: readonly (Grant & { readonly token: string; readonly secret: string })[];
  /** How far `oauth_timestamp` may be from the server's clock. */
  readonly window: Seconds;
}
