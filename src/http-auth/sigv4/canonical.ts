import { fieldValues } from '../fields.ts';
import { hex, hmac, sha256Hex } from '../hmac/crypto.ts';
import type { Incoming } from '../types.ts';

/** What the signature is bound to besides the request. */
export interface Scope {
  /** `yyyymmdd` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** What the canonical request needs to know beside the request. */
export interface Signing {
  readonly scope: Scope;
  /** `yyyymmddThhmmssZ` */
  readonly date: string;
  /** Names in lower case, in the order signed. */
  readonly signedHeaders: readonly string[];
  /** SHA-256 of the body in hex, or the word that stands for it. */
  readonly payload: string;
}

const encoder = new TextEncoder();

/** The scope as it stands in Credential and in the string to sign. */
export function scopeText({ date, region, service }: Scope): string {
  return `${date}/${region}/${service}/aws4_request`;
}

/** The signature of a request in lower-case hex. */
export async function sigv4Signature(request: Incoming, signing: Signing, secret: string): Promise<string> {
  const canonical = await sha256Hex(canonicalRequest(request, signing));
  const text = ['AWS4-HMAC-SHA256', signing.date, scopeText(signing.scope), canonical].join('\n');
  let key: string | Uint8Array = `AWS4${secret}`;
  const { date, region, service } = signing.scope;
  for (const part of [date, region, service, 'aws4_request']) key = await hmac('SHA-256', key, part);
  return hex(await hmac('SHA-256', key, text));
}

/** Method, path, query, headers, their names and the payload's hash, a line each. */
export function canonicalRequest(request: Incoming, { scope, signedHeaders, payload }: Signing): string {
  const [path = '', ...query] = request.target.split('?');
  const headers = signedHeaders.map((name) => `${name}:${canonicalValue(request, name) ?? ''}\n`);
  return [
    request.method,
    scope.service === 's3' ? uriEncode(percentDecoded(path), true) : canonicalPath(path),
    canonicalQuery(query.join('?')),
    headers.join(''),
    signedHeaders.join(';'),
    payload,
  ].join('\n');
}

/**
 * The value of a header as signed: lines of one name joined by commas, runs of spaces made one. The host of a request
 * without Host is that of its origin. Null when the header is absent.
 */
export function canonicalValue(request: Incoming, name: string): string | null {
  const values = fieldValues(request, name);
  const origin = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(request.origin)?.[1];
  if (values.length === 0) return name === 'host' ? (origin ?? null) : null;
  return values.map((value) => value.trim().replace(/\s+/g, ' ')).join(',');
}

/** Path as sent, without dot segments and empty ones, encoded once more. */
function canonicalPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  const last = /\/\.{0,2}$/.test(path) && kept.length > 0 ? '/' : '';
  return uriEncode(encoder.encode(`/${kept.join('/')}${last}`), true);
}

/** Names and values encoded anew, in the order of their encoded names, then values. */
function canonicalQuery(query: string): string {
  return [...new URLSearchParams(`&${query}`)]
    .filter(([name]) => name !== '')
    .map((pair) => pair.map((text) => uriEncode(encoder.encode(text), false)))
    .map(([name = '', value = '']) => ({ name, value }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Every byte but letters, digits, `-`, `.`, `_` and `~` as %XX; slashes stay in a path. */
function uriEncode(bytes: Uint8Array, isPath: boolean): string {
  return Array.from(bytes, (byte) => {
    const char = String.fromCharCode(byte);
    if (/[A-Za-z0-9._~-]/.test(char) || (isPath && char === '/')) return char;
    return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}

/** The bytes that %XX stands for; a percent sign alone stands for itself. */
function percentDecoded(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const piece of text.match(/%[0-9A-Fa-f]{2}|./gsu) ?? []) {
    if (piece.length === 3 && piece.startsWith('%')) bytes.push(Number.parseInt(piece.slice(1), 16));
    else bytes.push(...encoder.encode(piece));
  }
  return Uint8Array.from(bytes);
}
