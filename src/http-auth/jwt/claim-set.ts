import type { NumericDate } from '../types.ts';
import type { JsonObject } from './compact.ts';

/** What a recipient asks of a token's claims; what is left out is not asked. */
export interface ClaimRules {
  /** Accepted values of `iss`, compared as they stand (RFC 7519 §4.1.1). None in the list: nobody is accepted. */
  readonly issuers?: readonly string[] | undefined;
  /** `aud` has to name one of them (RFC 7519 §4.1.3). */
  readonly audiences?: readonly string[] | undefined;
  readonly subject?: string | undefined;
  /** Media type in the header, "application/" optional, without case (RFC 7515 §4.1.9). */
  readonly type?: string | undefined;
  /** Names of claims that must be there. */
  readonly required?: readonly string[] | undefined;
  /** How long ago `iat` may be, in seconds; asks for `iat`. */
  readonly maxAge?: number | undefined;
  /** How far the two clocks may differ, in seconds. Default: 0. */
  readonly skew?: number | undefined;
}

/**
 * The first check that a claims set fails, named after its claim, or null when it passes all (RFC 7519 §4.1, §7.2).
 * Dates that are there must be numbers, asked or not. For a token whose signature has been checked.
 *
 * @param now - the recipient's clock
 */
export function failedClaim(
  header: JsonObject,
  claims: unknown,
  rules: ClaimRules,
  now: NumericDate,
): string | null {
  if (!isObject(claims)) return 'payload-not-object';
  if (rules.type !== undefined && mediaType(header['typ']) !== mediaType(rules.type)) return 'typ';
  return missingClaim(claims, rules) ?? wrongParty(claims, rules) ?? wrongDate(claims, rules, now);
}

function missingClaim(claims: JsonObject, rules: ClaimRules): string | null {
  const asked: readonly (readonly [string, unknown])[] = [
    ['iss', rules.issuers],
    ['sub', rules.subject],
    ['aud', rules.audiences],
    ['iat', rules.maxAge],
  ];
  const names = asked.filter(([, rule]) => rule !== undefined).map(([name]) => name);
  return [...names, ...(rules.required ?? [])].find((name) => !Object.hasOwn(claims, name)) ?? null;
}

function wrongParty({ iss, sub, aud }: JsonObject, rules: ClaimRules): string | null {
  const { issuers, subject, audiences } = rules;
  if (issuers !== undefined && !issuers.some((issuer) => issuer === iss)) return 'iss';
  if (subject !== undefined && sub !== subject) return 'sub';
  const named: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  return audiences !== undefined && !audiences.some((audience) => named.includes(audience)) ? 'aud' : null;
}

function wrongDate({ iat, nbf, exp }: JsonObject, rules: ClaimRules, now: NumericDate): string | null {
  const { maxAge, skew = 0 } = rules;
  if (iat !== undefined && !isDate(iat)) return 'iat';
  if (nbf !== undefined && !(isDate(nbf) && nbf <= now + skew)) return 'nbf';
  if (exp !== undefined && !(isDate(exp) && now < exp + skew)) return 'exp';
  if (maxAge === undefined || !isDate(iat)) return null;
  return now - iat > maxAge + skew || iat > now + skew ? 'iat' : null;
}

function mediaType(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const lower = value.toLowerCase();
  return lower.includes('/') ? lower : `application/${lower}`;
}

function isDate(value: unknown): value is NumericDate {
  return typeof value === 'number' && Number.isFinite(value);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
