import { shown } from '../redact.ts';
import { isoDate } from '../time.ts';
import type { Seen, Trace } from '../trace.ts';
import type { NumericDate, Principal } from '../types.ts';
import { isJsonObject, type JsonObject } from './compact.ts';
import type { TokenPolicy } from './policy.ts';

/** What the engine takes from a validated token. */
export interface Claims {
  readonly subject: string;
  /** The words of `scope` (RFC 9068 §2.2.3). */
  readonly scopes: readonly string[];
  /** How and when the subject signed in, for step-up (RFC 9470 §6.1). */
  readonly acr: string | undefined;
  readonly authTime: NumericDate | undefined;
  readonly confirmation: Confirmation;
}

/** What the bearer of the token has to hold besides (RFC 7800 §3.1); empty for a token that is not bound. */
export interface Confirmation {
  /** Thumbprint of the key that signs the proofs (RFC 9449 §6.1). */
  readonly key?: string | undefined;
  /** Thumbprint of the client certificate (RFC 8705 §3.1). */
  readonly certificate?: string | undefined;
}

/**
 * Checks the claims of a token whose signature matched: iss, aud, exp, nbf, iat, sub, jti, cnf. `iss`, `aud`, `exp` and
 * `sub` are required (RFC 9068 §2.2); dates may be off by `policy.skew` seconds. Whether the client holds what `cnf`
 * names is left to the scheme.
 */
export function checkClaims(
  claims: JsonObject,
  policy: TokenPolicy,
  now: NumericDate,
  trace: Trace,
): Claims | null {
  const { iss, aud, sub, scope, acr, auth_time: authTime } = claims;
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
    trace.check('jwt.sub', typeof sub === 'string' && sub !== '') &&
    checkRevoked(claims, policy, trace);
  const confirmation = valid ? checkConfirmation(claims, trace) : null;
  if (confirmation === null || typeof sub !== 'string') return null;
  return {
    subject: sub,
    scopes: typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [],
    acr: typeof acr === 'string' ? acr : undefined,
    authTime: isDate(authTime) ? authTime : undefined,
    confirmation,
  };
}

/** The principal that a token stands for. */
export function principalOf(claims: Claims, scheme: 'Bearer' | 'DPoP'): Principal {
  const { subject, scopes, acr, authTime } = claims;
  return { owner: subject, scheme, scopes, acr, authTime };
}

function checkRevoked({ jti }: JsonObject, { revoked }: TokenPolicy, trace: Trace): boolean {
  if (revoked !== undefined) return trace.check('jwt.revoked', !revoked.some((each) => each === jti));
  trace.skip('jwt.revoked');
  return true;
}

function checkConfirmation({ cnf }: JsonObject, trace: Trace): Confirmation | null {
  if (cnf === undefined) {
    trace.skip('jwt.cnf');
    return {};
  }
  const { jkt: key, 'x5t#S256': certificate } = isJsonObject(cnf) ? cnf : {};
  const readable = isJsonObject(cnf) && isOptionalText(key) && isOptionalText(certificate);
  return trace.check('jwt.cnf', readable) && isOptionalText(key) && isOptionalText(certificate)
    ? { key, certificate }
    : null;
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
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
