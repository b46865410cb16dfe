/**
 * Whether the signature of a compact JWS matches the key (RFC 7515 §5.2). The form has been checked before; the
 * library is loaded with the first token, so that a page without tokens does without it.
 */
export async function verifySignature(
  compact: string,
  secret: Uint8Array,
  algorithm: 'HS256',
): Promise<boolean> {
  const [{ compactVerify }, { JOSEError }] = await Promise.all([
    import('jose/jws/compact/verify'),
    import('jose/errors'),
  ]);
  try {
    await compactVerify(compact, secret, { algorithms: [algorithm] });
    return true;
  } catch (error) {
    if (error instanceof JOSEError) return false;
    throw error;
  }
}
