import { encodeSegment } from '../jwt/compact.ts';
import type { Jwk } from '../jwt/jwk.ts';

/** The members that make a key what it is, in lexicographic order (RFC 7638 §3.2, RFC 8037 §2). */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
  RSA: ['e', 'kty', 'n'],
  oct: ['k', 'kty'],
};

/**
 * The SHA-256 thumbprint of a JSON Web Key in base64url, as in `cnf.jkt` (RFC 7638 §3, RFC 9449 §6.1); null when the
 * key lacks a member that it needs, or is of an unknown type.
 */
export async function thumbprint(jwk: Jwk): Promise<string | null> {
  const { kty } = jwk;
  const names = typeof kty === 'string' && Object.hasOwn(MEMBERS, kty) ? MEMBERS[kty] : undefined;
  if (names === undefined || !names.every((name) => typeof jwk[name] === 'string')) return null;
  return hash(JSON.stringify(Object.fromEntries(names.map((name) => [name, jwk[name]]))));
}

/** SHA-256 of a text in base64url, as `ath` is of the access token (RFC 9449 §4.2). */
export async function hash(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return encodeSegment(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
