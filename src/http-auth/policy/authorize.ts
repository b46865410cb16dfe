import type { Trace } from '../trace.ts';
import type { Accepted, AuthError, Refusal, ResourcePolicy } from '../types.ts';

/** Valid credentials that are not enough get a 403, or a 404 that hides the resource (RFC 9110 §15.5.4). */
export function authorize(accepted: Accepted, policy: ResourcePolicy, trace: Trace): Accepted | Refusal {
  const { principal } = accepted;
  const needed = policy.scopes ?? [];
  if (needed.length === 0) return accepted;
  const scope = needed.join(' ');
  const enough = needed.every((each) => principal.scopes.includes(each));
  if (trace.check('resource.scope', enough, { expected: scope, fix: 'u35' })) return accepted;
  const hidden = policy.hideAs404 === true;
  const description = 'The access token does not carry the scope that is needed';
  const error: AuthError = { code: 'insufficient_scope', description, params: { scope } };
  const ofToken = principal.scheme === 'Bearer' || principal.scheme === 'DPoP';
  return {
    ok: false,
    outcome: 'insufficient-scope',
    status: hidden ? 404 : 403,
    tried: principal.scheme,
    error: ofToken && !hidden ? error : null,
  };
}
