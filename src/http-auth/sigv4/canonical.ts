import { hex, hmac, sha256Hex } from '../hmac/crypto.ts';
import { percentEncode } from '../hmac/percent.ts';
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
  const values = canonicalHeaders(request);
  const headers = signedHeaders.map((name) => `${name}:${values.get(name) ?? ''}\n`);
  return [
    request.method,
    scope.service === 's3' ? encodedOnce(path) : canonicalPath(path),
    canonicalQuery(query.join('?')),
    headers.join(''),
    signedHeaders.join(';'),
    payload,
  ].join('\n');
}

/**
 * The headers as signed, by their names in lower case: lines of one name joined by commas, runs of spaces made one.
 * The host of a request without Host is that of its origin.
 */
export function canonicalHeaders({ lines, origin }: Incoming): ReadonlyMap<string, string> {
  const values = new Map<string, string[]>();
  for (const [name, value] of lines) {
    const key = name.toLowerCase();
    const text = value.trim().replace(/\s+/g, ' ');
    const before = values.get(key);
    if (before === undefined) values.set(key, [text]);
    else before.push(text);
  }
  const host = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(origin)?.[1];
  if (host !== undefined && !values.has('host')) values.set('host', [host]);
  return new Map([...values].map(([name, all]) => [name, all.join(',')]));
}

/** Path as sent, without dot segments and empty ones, encoded once more. */
function canonicalPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  const last = /\/\.{0,2}$/.test(path) && kept.length > 0 ? '/' : '';
  return encodedPath(`/${kept.join('/')}${last}`);
}

/** Names and values encoded anew, in the order of their encoded names, then values. */
function canonicalQuery(query: string): string {
  return [...new URLSearchParams(`&${query}`)]
    .filter(([name]) => name !== '')
    .map((pair) => pair.map(percentEncode))
    .map(([name = '', value = '']) => ({ name, value }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Slashes stay; all else is encoded as in a query. */
function encodedPath(path: string): string {
  return percentEncode(path).replaceAll('%2F', '/');
}

/** A path whose %XX are taken off first; a percent sign alone stands for itself. */
function encodedOnce(path: string): string {
  return path.replace(/%[0-9A-Fa-f]{2}|[^%]+|%/g, (piece) => {
    if (piece.length !== 3 || !piece.startsWith('%')) return encodedPath(piece);
    const char = String.fromCharCode(Number.parseInt(piece.slice(1), 16));
    return /[A-Za-z0-9._~/-]/.test(char) ? char : piece.toUpperCase();
  });
}
