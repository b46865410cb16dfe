import { bytesOf } from '../bytes.ts';

export type BasicError = 'not-base64' | 'not-utf-8' | 'no-colon' | 'control-character' | 'colon-in-user-id';

export interface UserPass {
  readonly ok: true;
  readonly userId: string;
  readonly password: string;
}

export interface BasicFailure {
  readonly ok: false;
  readonly error: BasicError;
}

export type Charset = 'UTF-8' | 'ISO-8859-1';

const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
/** CTL of RFC 5234: U+0000 to U+001F and U+007F, not the control characters beyond ASCII. */
const CONTROL = /[^\P{Cc}\x80-\x9F]/u;

/**
 * Reads the token68 of Basic credentials in a charset (RFC 7617 §2 and §2.1). The first colon separates user-id and
 * password, either of which may be empty. Control characters and padding that is missing are refused.
 */
export function decodeBasic(token68: string, charset: Charset = 'UTF-8'): UserPass | BasicFailure {
  if (token68.length % 4 !== 0 || !BASE64.test(token68)) return { ok: false, error: 'not-base64' };
  // One character a byte, which is ISO-8859-1 already.
  let text = atob(token68);
  try {
    if (charset === 'UTF-8') text = UTF_8.decode(bytesOf(text));
  } catch {
    return { ok: false, error: 'not-utf-8' };
  }
  const colon = text.indexOf(':');
  if (colon < 0) return { ok: false, error: 'no-colon' };
  if (CONTROL.test(text)) return { ok: false, error: 'control-character' };
  return { ok: true, userId: text.slice(0, colon), password: text.slice(colon + 1) };
}

/**
 * Writes the token68 of Basic credentials in UTF-8 (RFC 7617 §2), or says why it cannot: a user-id with a colon
 * could not be told from the password, and control characters are forbidden.
 */
export function encodeBasic(
  userId: string,
  password: string,
): { readonly ok: true; readonly token68: string } | BasicFailure {
  if (userId.includes(':')) return { ok: false, error: 'colon-in-user-id' };
  if (CONTROL.test(userId + password)) return { ok: false, error: 'control-character' };
  const bytes = new TextEncoder().encode(`${userId}:${password}`);
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return { ok: true, token68: btoa(text) };
}
