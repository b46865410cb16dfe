import { fieldValues } from '../fields.ts';
import { readCredentials } from '../grammar/lenient.ts';
import type { Credentials } from '../grammar/types.ts';
import type { Incoming } from '../types.ts';

/** A parameter of the request, decoded. */
export type OAuth1Param = readonly [name: string, value: string];

/** By the strict grammar, except that a parameter may be doubled: that is a 400 of OAuth's own (RFC 5849 §3.2). */
export function readOAuth1(fieldValue: string): Credentials | null {
  const { value, issues } = readCredentials(fieldValue, 'recover');
  return issues.every(({ code }) => code === 'duplicate-auth-param') ? value : null;
}

/**
 * The parameters of query, Authorization header and form body (RFC 5849 §3.4.1.3.1), without realm. Null when the
 * header holds a percent sign that encodes nothing.
 */
export function collectParams(
  request: Incoming,
  credentials: Credentials | null,
): readonly OAuth1Param[] | null {
  const header: OAuth1Param[] = [];
  for (const { name, value } of credentials?.params ?? []) {
    if (name.toLowerCase() === 'realm') continue;
    const pair = [percentDecode(name), percentDecode(value)] as const;
    if (pair[0] === null || pair[1] === null) return null;
    header.push([pair[0], pair[1]]);
  }
  return [...header, ...paramsElsewhere(request)];
}

/** Those of query and form body. */
export function paramsElsewhere(request: Incoming): readonly OAuth1Param[] {
  const query = request.target.indexOf('?');
  const types = fieldValues(request, 'Content-Type').map((type) => type.split(';')[0]?.trim().toLowerCase());
  const isForm = types.length === 1 && types[0] === 'application/x-www-form-urlencoded';
  return [
    ...(query < 0 ? [] : formParams(request.target.slice(query + 1))),
    ...(isForm ? formParams(new TextDecoder().decode(request.body)) : []),
  ];
}

function formParams(text: string): readonly OAuth1Param[] {
  // The ampersand keeps a question mark at the start, which would be taken off.
  return [...new URLSearchParams(`&${text}`)];
}

function percentDecode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
