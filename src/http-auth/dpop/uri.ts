import type { Incoming } from '../types.ts';

/**
 * An http or https address as `htu` is compared: without query, fragment and user information, normalised by syntax
 * and scheme (RFC 9449 §4.3, RFC 3986 §6.2.2, §6.2.3); null for anything else.
 */
export function comparableUri(text: unknown): string | null {
  if (typeof text !== 'string' || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { origin, pathname } = new URL(text);
  return origin + pathname.replace(/%[0-9A-Fa-f]{2}/g, normalOctet);
}

/** The address of a request, to be compared so: its target is a path, or a whole address (RFC 9112 §3.2). */
export function requestUri({ origin, target }: Incoming): string | null {
  return comparableUri(target.startsWith('/') ? origin + target : target);
}

/** A percent-encoded octet: decoded when it need not be encoded, else in upper case (RFC 3986 §6.2.2.1, §6.2.2.2). */
function normalOctet(octet: string): string {
  const char = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
  return /[A-Za-z0-9._~-]/.test(char) ? char : octet.toUpperCase();
}
