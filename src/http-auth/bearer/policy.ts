import type { TokenPolicy } from '../jwt/policy.ts';

/** Where a Bearer token may stand (RFC 6750 §2). */
export type BearerMethod = 'header' | 'form' | 'query';

/** Whoever holds the token is let in (RFC 6750). */
export interface BearerPolicy {
  readonly scheme: 'Bearer';
  readonly token: TokenPolicy;
  /** Default: the header only. */
  readonly methods?: readonly BearerMethod[] | undefined;
  /** Address of the protected resource metadata, sent as `resource_metadata` (RFC 9728 §5.1). */
  readonly resourceMetadata?: string | undefined;
}
