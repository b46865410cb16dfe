import { formOf, type Place } from './quoting.ts';
import type { AuthParam, Challenge, Credentials } from './types.ts';

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Builds a challenge whose parameters are quoted-strings, but for those that its scheme never quotes. */
export function challenge(scheme: string, params: Readonly<Record<string, string>>): Challenge {
  const list = Object.entries(params).map(([name, value]) => ({ name, value, quoted: true }));
  return { scheme, token68: null, params: list };
}

/**
 * Writes a challenge as one field value (RFC 9110 §11.3). A parameter is quoted or not as its scheme demands
 * (quoting.ts), else when it says so, and always when its value is no token. A character that no quoted-string may
 * hold becomes "?", so that a value can never end the field line; every other challenge reads back the same. Scheme
 * and names have to be tokens.
 */
export function formatChallenge(value: Challenge): string {
  return format(value, 'challenge');
}

/**
 * Writes credentials as one field value (RFC 9110 §11.4), as `formatChallenge` does, with what its scheme demands
 * there. Those of AWS are written without quotes and read back in `wire` mode only.
 */
export function formatCredentials(value: Credentials): string {
  return format(value, 'credentials');
}

/**
 * Writes parameters as the value of Authentication-Info (RFC 9110 §11.6.3), as `formatChallenge` does.
 *
 * @param scheme - that of the request's Authorization, which gives the parameters their meaning
 */
export function formatAuthParams(params: readonly AuthParam[], scheme: string): string {
  return formatParams(params, scheme, 'info');
}

function format({ scheme, token68, params }: Challenge, place: Place): string {
  const body = token68 === null ? formatParams(params, scheme, place) : printable(token68);
  return body === '' ? scheme : `${scheme} ${body}`;
}

function formatParams(params: readonly AuthParam[], scheme: string, place: Place): string {
  return params.map((each) => formatParam(each, formOf(scheme, place, each.name))).join(', ');
}

function formatParam({ name, value, quoted }: AuthParam, form: ReturnType<typeof formOf>): string {
  if (form === 'raw') return `${name}=${value.replace(/[^!#-+\--~]/gu, '?')}`;
  if ((form === 'bare' || (form === null && !quoted)) && TOKEN.test(value)) return `${name}=${value}`;
  return `${name}="${printable(value).replace(/["\\]/g, '\\$&')}"`;
}

function printable(value: string): string {
  return value.replace(/[^\t -~\x80-\xFF]/gu, '?');
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
