const encoder = new TextEncoder();

/** HMAC of a text in UTF-8 (RFC 2104 §2). An empty key counts as one zero byte, which gives the same. */
export async function hmac(
  hash: 'SHA-1' | 'SHA-256',
  key: string | Uint8Array,
  text: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const raw = typeof key === 'string' ? encoder.encode(key) : new Uint8Array(key);
  const algorithm = { name: 'HMAC', hash };
  // WebCrypto refuses keys of no length.
  const usable = raw.length === 0 ? new Uint8Array(1) : raw;
  const imported = await crypto.subtle.importKey('raw', usable, algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)));
}

/** SHA-256 in lower-case hex; a text counts as UTF-8. */
export async function sha256Hex(data: string | Uint8Array): Promise<string> {
  const bytes = typeof data === 'string' ? encoder.encode(data) : new Uint8Array(data);
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** Bytes in lower-case hex. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bytes in base64 with padding (RFC 4648 §4). */
export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
