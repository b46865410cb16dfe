import { shown } from '../redact.ts';
import { isoDate } from '../time.ts';
import type { Seen, Trace } from '../trace.ts';
import type { NumericDate } from '../types.ts';
import type { JsonObject } from './compact.ts';
import type { TokenPolicy } from './policy.ts';

/** What the engine takes from a validated token. */
export interface Claims {
  readonly subject: string;
  /** The words of `scope` (RFC 9068 §2.2.3). */
  readonly scopes: readonly string[];
}

/**
 * Checks the claims of a token whose signature matched: iss, aud, exp, nbf, iat, sub. `iss`, `aud`, `exp` and
 * `sub` are required (RFC 9068 §2.2); dates may be off by `policy.skew` seconds.
 */
export function checkClaims(
  claims: JsonObject,
  policy: TokenPolicy,
  now: NumericDate,
  trace: Trace,
): Claims | null {
  const { iss, aud, sub, scope } = claims;
  const audiences = Array.isArray(aud) ? aud : [aud];
  const valid =
    trace.check('jwt.iss', iss === policy.issuer, {
      ...text(iss),
      expected: policy.issuer,
      fix: 'u31',
    }) &&
    trace.check('jwt.aud', audiences.includes(policy.audience), {
      ...text(audiences.filter((each) => typeof each === 'string').join(' ')),
      expected: policy.audience,
      fix: 'u30',
    }) &&
    checkDates(claims, policy.skew, now, trace) &&
    trace.check('jwt.sub', typeof sub === 'string' && sub !== '');
  if (!valid || typeof sub !== 'string') return null;
  return { subject: sub, scopes: typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [] };
}

function checkDates({ exp, nbf, iat }: JsonObject, skew: number, now: NumericDate, trace: Trace): boolean {
  const clock = isoDate(now);
  const alive = isDate(exp) && now < exp + skew;
  if (!trace.check('jwt.exp', alive, { ...date(exp), expected: `after ${clock}`, fix: 'u17' })) {
    return false;
  }
  for (const [step, claim] of [
    ['jwt.nbf', nbf],
    ['jwt.iat', iat],
  ] as const) {
    const begun = isDate(claim) && claim <= now + skew;
    if (claim === undefined) trace.skip(step);
    else if (!trace.check(step, begun, { ...date(claim), expected: `not after ${clock}`, fix: 'u33' })) {
      return false;
    }
  }
  return true;
}

function isDate(value: unknown): value is NumericDate {
  return typeof value === 'number' && Number.isFinite(value);
}

function text(value: unknown): Seen {
  return typeof value === 'string' && value !== '' ? { observed: shown(value) } : {};
}

function date(value: unknown): Seen {
  return isDate(value) ? { observed: shown(isoDate(value)) } : {};
}
