import { shown } from '../redact.ts';
import { isTokenScheme } from '../refusal.ts';
import { isoDate } from '../time.ts';
import type { Accepted, AuthError, Context, Principal, Refusal, ResourcePolicy } from '../types.ts';

/**
 * What valid credentials have to bring along: scopes, or the answer is a 403 or a 404 that hides the resource (RFC
 * 9110 §15.5.4); then a sign-in that is strong and recent enough, or it is a 401 that says which (RFC 9470 §3).
 */
export function authorize(
  accepted: Accepted,
  policy: ResourcePolicy,
  context: Pick<Context, 'trace' | 'now'>,
): Accepted | Refusal {
  const { principal } = accepted;
  return checkScopes(principal, policy, context) ?? checkSignIn(principal, policy, context) ?? accepted;
}

function checkScopes(
  { scheme, scopes }: Principal,
  policy: ResourcePolicy,
  { trace }: Pick<Context, 'trace'>,
): Refusal | null {
  const needed = policy.scopes ?? [];
  if (needed.length === 0) return null;
  const scope = needed.join(' ');
  const enough = needed.every((each) => scopes.includes(each));
  if (trace.check('resource.scope', enough, { expected: scope, fix: 'u35' })) return null;
  const hidden = policy.hideAs404 === true;
  const description = 'The access token does not carry the scope that is needed';
  const error: AuthError = { code: 'insufficient_scope', description, params: { scope } };
  return {
    ok: false,
    outcome: 'insufficient-scope',
    status: hidden ? 404 : 403,
    tried: scheme,
    error: isTokenScheme(scheme) && !hidden ? error : null,
  };
}

/** Only a token can say how and when its owner signed in; other credentials are not asked. */
function checkSignIn(
  { scheme, acr, authTime }: Principal,
  { stepUp }: ResourcePolicy,
  { trace, now }: Pick<Context, 'trace' | 'now'>,
): Refusal | null {
  if (stepUp === undefined || !isTokenScheme(scheme)) return null;
  const { acr: accepted = [], maxAge } = stepUp;
  const expected = accepted.join(' ');
  // Both demands stand in the challenge whichever failed, so that one new sign-in meets both.
  const params = {
    ...(expected === '' ? {} : { acr_values: expected }),
    ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
  };
  const refusal = (description: string): Refusal => ({
    ok: false,
    outcome: 'insufficient-user-authentication',
    status: 401,
    tried: scheme,
    error: { code: 'insufficient_user_authentication', description, params },
  });
  if (expected !== '') {
    const strong = acr !== undefined && accepted.includes(acr);
    const observed = acr === undefined ? {} : { observed: shown(acr) };
    if (!trace.check('resource.acr', strong, { ...observed, expected })) {
      return refusal('A stronger sign-in is needed');
    }
  }
  if (maxAge === undefined) return null;
  const recent = authTime !== undefined && now - authTime <= maxAge;
  const observed = authTime === undefined ? {} : { observed: shown(isoDate(authTime)) };
  const since = `not before ${isoDate(now - maxAge)}`;
  return trace.check('resource.auth-time', recent, { ...observed, expected: since })
    ? null
    : refusal('A more recent sign-in is needed');
}
