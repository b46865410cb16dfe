import type { Grant, NumericDate } from '../types.ts';

/** A session cookie. There is no registered auth-scheme for it: the challenge is "Cookie". */
export interface CookiePolicy {
  readonly scheme: 'Cookie';
  readonly name: string;
  /** `expires` is the first moment at which the session is over. */
  readonly sessions: readonly (Grant & { readonly id: string; readonly expires: NumericDate })[];
}
