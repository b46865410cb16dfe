import type { AuthParam, Challenge } from './types.ts';

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * Builds a challenge whose parameters are all quoted-strings, which is how realm must be sent (RFC 9110 §11.5)
 * and how the parameters of Basic and Bearer are sent.
 */
export function challenge(scheme: string, params: Readonly<Record<string, string>>): Challenge {
  const list = Object.entries(params).map(([name, value]) => ({ name, value, quoted: true }));
  return { scheme, token68: null, params: list };
}

/**
 * Writes a challenge or credentials as one field value (RFC 9110 §11.3). A parameter is quoted when it says so
 * or when its value is no token. A character that no quoted-string may hold becomes "?", so that a value can
 * never end the field line; every other challenge reads back the same.
 */
export function formatChallenge(value: Challenge): string {
  if (value.token68 !== null) return `${value.scheme} ${value.token68}`;
  const params = value.params.map(formatParam).join(', ');
  return params === '' ? value.scheme : `${value.scheme} ${params}`;
}

function formatParam({ name, value, quoted }: AuthParam): string {
  if (!quoted && TOKEN.test(value)) return `${name}=${value}`;
  const safe = value.replace(/[^\t -~\x80-\xFF]/gu, '?').replace(/["\\]/g, '\\$&');
  return `${name}="${safe}"`;
}

/** The value of a parameter, its name compared without case, or undefined (RFC 9110 §11.2). */
export function param(value: Challenge, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return value.params.find((each) => each.name.toLowerCase() === wanted)?.value;
}

/** Whether two auth-schemes are the same; case does not count (RFC 9110 §11.1). */
export function sameScheme(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
