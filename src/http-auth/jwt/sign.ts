import { encodeSegment, type JsonObject } from './compact.ts';

const encoder = new TextEncoder();

/** Makes a compact JWS with a signature made by `sign` over the first two segments (RFC 7515 §5.1). */
export async function compactJws(
  header: JsonObject,
  claims: JsonObject,
  sign: (input: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>,
): Promise<string> {
  const segment = (value: JsonObject) => encodeSegment(encoder.encode(JSON.stringify(value)));
  const input = `${segment(header)}.${segment(claims)}`;
  return `${input}.${encodeSegment(new Uint8Array(await sign(encoder.encode(input))))}`;
}

/**
 * Signs claims with HMAC SHA-256 as a compact JWS (RFC 7515 §3.1, HS256 of RFC 7518 §3.2). The same input gives the
 * same token. What the header says is up to the caller, so that wrong tokens can be made too.
 *
 * @param secret - at least one byte; tokens that are to be accepted need 32
 */
export async function signCompact(
  header: JsonObject,
  claims: JsonObject,
  secret: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  return compactJws(header, claims, (input) => crypto.subtle.sign('HMAC', key, input));
}
