import { fieldValues } from '../fields.ts';
import { base64, hmac } from '../hmac/crypto.ts';
import { percentEncode } from '../hmac/percent.ts';
import type { Incoming } from '../types.ts';
import type { OAuth1Param } from './params.ts';

export const METHODS = ['HMAC-SHA1', 'PLAINTEXT'] as const;
export type SignatureMethod = (typeof METHODS)[number];

export interface Secrets {
  readonly client: string;
  readonly token: string;
}

/** The `oauth_signature` of a request, decoded (RFC 5849 §3.4.2, §3.4.4). */
export async function oauth1Signature(
  method: SignatureMethod,
  request: Incoming,
  params: readonly OAuth1Param[],
  { client, token }: Secrets,
): Promise<string> {
  const key = `${percentEncode(client)}&${percentEncode(token)}`;
  return method === 'PLAINTEXT' ? key : base64(await hmac('SHA-1', key, baseString(request, params)));
}

/** What is signed: method, address and all parameters but the signature itself (RFC 5849 §3.4.1). */
export function baseString(request: Incoming, params: readonly OAuth1Param[]): string {
  const pairs = params
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]) => ({ name: percentEncode(name), value: percentEncode(value) }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`);
  return [request.method.toUpperCase(), baseAddress(request), pairs.join('&')].map(percentEncode).join('&');
}

/** Scheme, host, port unless it is the default one, and path (RFC 5849 §3.4.1.2). */
function baseAddress(request: Incoming): string {
  const [, scheme = '', authority = ''] = /^([^:]*):\/\/([^/]*)/.exec(request.origin.toLowerCase()) ?? [];
  const host = (fieldValues(request, 'Host')[0] ?? authority).trim().toLowerCase();
  const standard = scheme === 'https' ? ':443' : ':80';
  const named = host.endsWith(standard) ? host.slice(0, -standard.length) : host;
  return `${scheme}://${named}${request.target.split('?')[0] || '/'}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
