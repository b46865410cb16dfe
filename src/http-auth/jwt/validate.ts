import { shown } from '../redact.ts';
import type { Trace } from '../trace.ts';
import type { NumericDate } from '../types.ts';
import { type Claims, checkClaims } from './claims.ts';
import { type JsonObject, readCompact, readJsonObject } from './compact.ts';
import { fitsAlgorithm, type JwsAlgorithm, minSecretBytes } from './jwk.ts';
import type { TokenKey, TokenPolicy } from './policy.ts';
import { seenWord } from './seen.ts';
import { verifySignature, verifyWithJwk } from './signature.ts';

const TYPES = /^(?:application\/)?at\+jwt$/i;

/**
 * Validates an access token in the order that is safe: form, header, algorithm, key, signature, and only then
 * the claims (RFC 7515 §5.2, RFC 7519 §7.2, RFC 8725 §3, RFC 9068 §4). Returns its claims, or null when a check
 * failed; the failed check is the last step of the trace.
 *
 * @param now - the server's clock
 */
export async function validateAccessToken(
  compact: string,
  policy: TokenPolicy,
  now: NumericDate,
  trace: Trace,
): Promise<Claims | null> {
  const form = readForm(compact, trace);
  if (form === null || !checkHeader(form.header, policy, trace)) return null;
  const { kid } = form.header;
  const key = keyFor(kid, policy);
  trace.check('jwt.key', key !== null, { ...seenWord(kid), fix: 'u32' });
  if (key === null) return null;
  const signed =
    'secret' in key
      ? await verifySignature(compact, key.secret, policy.algorithm)
      : await verifyWithJwk(compact, key.jwk, policy.algorithm);
  if (!trace.check('jwt.signature', signed, { expected: policy.algorithm, fix: 'u32' })) return null;
  const claims = readJsonObject(form.payload);
  trace.check('jwt.payload', claims !== null);
  return claims === null ? null : checkClaims(claims, policy, now, trace);
}

const FORM = [
  ['jwt.segments', 'segments'],
  ['jwt.base64url', 'base64url'],
  ['jwt.header', 'header'],
] as const;

function readForm(
  compact: string,
  trace: Trace,
): { readonly header: JsonObject; readonly payload: Uint8Array } | null {
  const form = readCompact(compact);
  const observed = shown(String(compact.split('.').length));
  for (const [step, fault] of FORM) {
    const passed = form.ok || form.fault !== fault;
    const count = step === 'jwt.segments' ? { observed, expected: '3' } : {};
    const fix = step === 'jwt.header' ? {} : { fix: 'u27' as const };
    if (!trace.check(step, passed, { ...count, ...fix })) return null;
  }
  return form.ok ? form : null;
}

function checkHeader({ crit, typ, alg }: JsonObject, policy: TokenPolicy, trace: Trace): boolean {
  // No extension is understood here, so any `crit` names one that is not (RFC 7515 §4.1.11).
  if (crit === undefined) trace.skip('jwt.crit');
  else if (!trace.check('jwt.crit', false)) return false;
  const typed = typeof typ === 'string' && TYPES.test(typ);
  if (!trace.check('jwt.typ', typed, { ...seenWord(typ), expected: 'at+jwt' })) return false;
  return trace.check('jwt.alg', alg === policy.algorithm, {
    ...seenWord(alg),
    expected: policy.algorithm,
    fix: 'u32',
  });
}

/** The one key that fits: by `kid`, or the only key for a token without one. */
function keyFor(kid: unknown, policy: TokenPolicy): TokenKey | null {
  const usable = policy.keys.filter((key) => isUsable(key, policy.algorithm));
  const fitting = kid === undefined ? usable : usable.filter((key) => key.kid === kid);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function isUsable(key: TokenKey, algorithm: JwsAlgorithm): boolean {
  if ('jwk' in key) return fitsAlgorithm(key.jwk, algorithm);
  const least = minSecretBytes(algorithm);
  return least > 0 && key.secret.length >= least;
}
