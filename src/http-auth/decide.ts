import { granted, judge, refused, rulesOf } from './judge.ts';
import { loadSchemes } from './load.ts';
import { startTrace } from './trace.ts';
import type { Context, Decision, Env, Incoming, ResourcePolicy } from './types.ts';

/**
 * Decides one request to a protected resource and says why (RFC 9110 §11). The decision depends on the request, the
 * policy and `env` only. Without quirks every 401 carries at least one challenge; the trace never holds a secret.
 * Rejects only when the code of a scheme, or of what a policy has around its schemes, cannot be loaded.
 */
export async function decide(request: Incoming, policy: ResourcePolicy, env: Env): Promise<Decision> {
  if (!isPlain(request, policy)) {
    const { decideAround } = await import('./policy/decide.ts');
    return decideAround(request, policy, env);
  }
  const accepts = await loadSchemes(policy.accepts);
  const trace = startTrace(rulesOf(accepts));
  const context: Context = { ...env, request, realm: policy.realm, now: env.now() / 1000, trace };
  const judged = await judge(accepts, context);
  return judged.ok ? granted(judged, policy, context) : refused(judged, accepts, context);
}

/** Whether credentials are all that a policy asks for, and a request is no preflight. */
function isPlain({ method }: Incoming, policy: ResourcePolicy): boolean {
  const { quirks = [], scopes = [], stepUp, cors, lockout, proxy } = policy;
  const around = [stepUp, cors, lockout, proxy].some((each) => each !== undefined);
  return method !== 'OPTIONS' && !around && quirks.length === 0 && scopes.length === 0;
}
