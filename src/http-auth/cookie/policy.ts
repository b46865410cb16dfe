import type { Grant, NumericDate } from '../types.ts';

/**
 * A session cookie. There is no registered auth-scheme for it: the challenge is "Cookie".
 *
 * A Cookie header says names and values only (RFC 6265 §4.2.2). So every cookie of the name counts, in whatever order
 * they stand, and a prefix of the name (`__Host-`, `__Secure-`) is all that is left of the attributes.
 */
export interface CookiePolicy {
  readonly scheme: 'Cookie';
  /** Case counts. */
  readonly name: string;
  /** `expires` is the first moment at which the session is over. */
  readonly sessions: readonly (Grant & { readonly id: string; readonly expires: NumericDate })[];
}
