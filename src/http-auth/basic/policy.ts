import type { Grant } from '../types.ts';

/** User-id and password in every request (RFC 7617). */
export interface BasicPolicy {
  readonly scheme: 'Basic';
  /** `owner` is the user-id; it holds no colon (RFC 7617 §2). */
  readonly users: readonly (Grant & { readonly password: string })[];
  /** How the server turns bytes into text; UTF-8 is announced in the challenge (RFC 7617 §2.1). Default: UTF-8. */
  readonly charset?: 'UTF-8' | 'ISO-8859-1' | undefined;
}
