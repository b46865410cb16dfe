import { encodeSegment, type JsonObject } from './compact.ts';

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
  const encoder = new TextEncoder();
  const segment = (value: JsonObject) => encodeSegment(encoder.encode(JSON.stringify(value)));
  const input = `${segment(header)}.${segment(claims)}`;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(input));
  return `${input}.${encodeSegment(new Uint8Array(signature))}`;
}
