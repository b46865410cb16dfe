import type { Jwk, JwsAlgorithm } from './jwk.ts';

/** What importing a public or a symmetric key needs; the rest, a private key too, is left out. */
const KEY_MEMBERS = ['crv', 'n', 'e', 'x', 'y', 'k'] as const;

type Verify = typeof import('jose/jws/compact/verify');

// Kept once loaded: asking the host for a module again takes as long as the check.
let hmac: readonly [Verify, typeof import('jose/errors')] | undefined;
let keyed: readonly [Verify, typeof import('jose/key/import')] | undefined;

/**
 * Whether the signature of a compact JWS matches a symmetric key (RFC 7515 §5.2). The form has been checked before;
 * the library is loaded with the first token, so that a page without tokens does without it.
 */
export async function verifySignature(
  compact: string,
  secret: Uint8Array,
  algorithm: JwsAlgorithm,
): Promise<boolean> {
  hmac ??= await Promise.all([import('jose/jws/compact/verify'), import('jose/errors')]);
  const [{ compactVerify }, { JOSEError }] = hmac;
  try {
    await compactVerify(compact, secret, { algorithms: [algorithm] });
    return true;
  } catch (error) {
    if (error instanceof JOSEError) return false;
    throw error;
  }
}

/**
 * Whether the signature of a compact JWS matches a JSON Web Key that fits the algorithm. A key that cannot be
 * imported, such as a point that is not on its curve, matches nothing.
 */
export async function verifyWithJwk(compact: string, jwk: Jwk, algorithm: JwsAlgorithm): Promise<boolean> {
  keyed ??= await Promise.all([import('jose/jws/compact/verify'), import('jose/key/import')]);
  const [{ compactVerify }, { importJWK }] = keyed;
  const members = KEY_MEMBERS.map((name) => [name, jwk[name]]).filter(
    ([, value]) => typeof value === 'string',
  );
  try {
    const key = await importJWK({ kty: String(jwk['kty']), ...Object.fromEntries(members) }, algorithm);
    await compactVerify(compact, key, { algorithms: [algorithm] });
    return true;
  } catch {
    // WebCrypto says with a dozen kinds of error that a key or a signature is unusable.
    return false;
  }
}
