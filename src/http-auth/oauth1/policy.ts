import type { Grant, Seconds } from '../types.ts';

/** OAuth 1.0: the request is signed with the secrets of a client and of a token (RFC 5849). */
export interface OAuth1Policy {
  readonly scheme: 'OAuth';
  readonly clients: readonly { readonly key: string; readonly secret: string }[];
  readonly tokens: readonly (Grant & { readonly token: string; readonly secret: string })[];
  /** How far `oauth_timestamp` may be from the server's clock. */
  readonly window: Seconds;
}
