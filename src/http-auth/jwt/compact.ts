import { bytesOf } from '../bytes.ts';

const BASE64URL = /^[A-Za-z0-9_-]+$/;

/**
 * Decodes one segment strictly (RFC 7515 §2): no padding, no whitespace, no other alphabet, and no bits set that
 * decoding drops. Returns null otherwise.
 */
export function decodeSegment(segment: string): Uint8Array | null {
  if (!BASE64URL.test(segment) || segment.length % 4 === 1) return null;
  const binary = atob(segment.replaceAll('-', '+').replaceAll('_', '/'));
  if (encodeBinary(binary) !== segment) return null;
  return bytesOf(binary);
}

/** Encodes bytes as a segment of a token (RFC 7515 §2). */
export function encodeSegment(bytes: Uint8Array): string {
  return encodeBinary(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function encodeBinary(binary: string): string {
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** What is wrong with the form of a compact token, in the order looked at. */
export type CompactFault = 'segments' | 'base64url' | 'header';

export type Compact =
  | { readonly ok: true; readonly header: JsonObject; readonly payload: Uint8Array }
  | { readonly ok: false; readonly fault: CompactFault };

/**
 * Takes a compact token apart (RFC 7515 §3.1): three segments, none of them empty, all strictly base64url, the first a
 * JSON object. Nothing is verified.
 */
export function readCompact(compact: string): Compact {
  const segments = compact.split('.', 4);
  if (segments.length !== 3 || segments.includes('')) return { ok: false, fault: 'segments' };
  const [head = null, payload = null, signature = null] = segments.map(decodeSegment);
  if (head === null || payload === null || signature === null) return { ok: false, fault: 'base64url' };
  const header = readJsonObject(head);
  return header === null ? { ok: false, fault: 'header' } : { ok: true, header, payload };
}

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads bytes as a UTF-8 JSON object whose members all have different names, or returns null (RFC 7515 §4,
 * RFC 7519 §4: a token with a name twice is refused, since readers differ in which one they take).
 */
export function readJsonObject(bytes: Uint8Array): JsonObject | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) && !hasDuplicateNames(text) ? value : null;
  } catch {
    return null;
  }
}

/** Whether a value read from JSON is an object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `text` is valid JSON. A string before a colon is a name; each `{` opens a set of names. */
function hasDuplicateNames(text: string): boolean {
  const objects: Set<unknown>[] = [];
  let last = '';
  for (const [part] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}:]/g)) {
    if (part === '{') objects.push(new Set());
    else if (part === '}') objects.pop();
    else if (part === ':') {
      const names = objects.at(-1);
      const name: unknown = JSON.parse(last);
      if (names?.has(name)) return true;
      names?.add(name);
    } else last = part;
  }
  return false;
}
