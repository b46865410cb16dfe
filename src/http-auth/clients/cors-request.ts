import type { FieldLine } from '../types.ts';
import { octets } from './set-cookie.ts';

/** A request of fetch() in a page. */
export interface ScriptRequest {
  readonly url: string;
  /** Origin of the page, as in "https://app.example.com"; "null" for a sandboxed one. */
  readonly page: string;
  readonly method: string;
  /** As the script set them. */
  readonly lines: readonly FieldLine[];
  /** Default: cors. */
  readonly mode?: 'cors' | 'no-cors' | 'same-origin' | undefined;
  /** Default: same-origin. */
  readonly credentials?: 'omit' | 'same-origin' | 'include' | undefined;
}

const SAFE_METHODS = ['GET', 'HEAD', 'POST'];
const SAFE_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
const FORBIDDEN =
  /^(?:accept-charset|accept-encoding|access-control-request-headers|access-control-request-method|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/i;
const UNSAFE_VALUE = /["():<>?@[\\\]{}]/;

/** Whether a method needs no preflight (Fetch, CORS-safelisted method). */
export function isSafeMethod(method: string): boolean {
  return SAFE_METHODS.includes(method);
}

/** The method as fetch() sends it: six of them in upper case however they are written (Fetch, normalize a method). */
export function normalMethod(method: string): string {
  const upper = method.toUpperCase();
  return /^(?:DELETE|GET|HEAD|OPTIONS|POST|PUT)$/.test(upper) ? upper : method;
}

/** Whether a script cannot set this header at all (Fetch, forbidden request-header). */
export function isForbiddenHeader(name: string): boolean {
  return FORBIDDEN.test(name);
}

/** Whether a script may set this header without CORS (Fetch, no-CORS-safelisted request-header). */
export function isNoCorsHeader([name, value]: FieldLine): boolean {
  return (
    /^(?:accept|accept-language|content-language|content-type)$/i.test(name) && isSafelisted([name, value])
  );
}

/** Names of the headers that need a preflight, sorted, in lower case (Fetch, CORS-unsafe request-header names). */
export function unsafeHeaderNames(lines: readonly FieldLine[]): readonly string[] {
  const safe = lines.filter(isSafelisted);
  const tooMuch = safe.reduce((sum, [, value]) => sum + octets(value), 0) > 1024;
  const unsafe = tooMuch ? lines : lines.filter((line) => !isSafelisted(line));
  return [...new Set(unsafe.map(([name]) => name.toLowerCase()))].sort();
}

function isSafelisted([name, value]: FieldLine): boolean {
  if (octets(value) > 128) return false;
  switch (name.toLowerCase()) {
    case 'accept':
      return !hasUnsafeByte(value);
    case 'accept-language':
    case 'content-language':
      return /^[0-9A-Za-z *,\-.;=]*$/.test(value);
    case 'content-type':
      return !hasUnsafeByte(value) && SAFE_TYPES.includes(essence(value));
    case 'range':
      return /^bytes=\d+-\d*$/.test(value);
    default:
      return false;
  }
}

function essence(value: string): string {
  return (value.split(';')[0] ?? '').trim().toLowerCase();
}

function hasUnsafeByte(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if ((code < 0x20 && code !== 0x09) || code === 0x7f) return true;
  }
  return UNSAFE_VALUE.test(value);
}
