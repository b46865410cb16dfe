import { checkApiKey } from './api-key.ts';
import { checkBasic } from './basic.ts';
import { checkBearer } from './bearer.ts';
import { checkSession } from './cookie.ts';
import { challengesFor, contentResponse, refusalResponse } from './respond.ts';
import { type Attempt, selectAttempt } from './select.ts';
import { startTrace, type Trace } from './trace.ts';
import type { Accepted, AuthResult, Env, Principal, Refusal, ResourcePolicy } from './types.ts';

/**
 * Decides one request to a protected resource and says why (RFC 9110 §11). The answer depends on the request, the
 * policy and `env` only. Every 401 carries at least one challenge; the trace never holds a secret, and when the
 * request is refused its last step is the decisive one.
 *
 * Write one WWW-Authenticate line per entry of `challenges`: reading them back from `response.headers` joins them.
 */
export async function authenticate(request: Request, policy: ResourcePolicy, env: Env): Promise<AuthResult> {
  const trace = startTrace();
  const attempt = selectAttempt(request, policy, env, trace);
  const judged = attempt.ok ? await judge(attempt, env, trace) : attempt;
  const decision = judged.ok ? authorize(judged.principal, policy, trace) : judged;
  if (decision.ok) {
    const { principal } = decision;
    const response = contentResponse(policy);
    return { response, challenges: [], principal, outcome: 'authenticated', trace: trace.steps };
  }
  const challenges = challengesFor(policy, decision);
  const response = refusalResponse(decision, challenges);
  return { response, challenges, principal: null, outcome: decision.outcome, trace: trace.steps };
}

function judge(attempt: Attempt, env: Env, trace: Trace): Promise<Accepted | Refusal> | Accepted | Refusal {
  const now = env.now() / 1000;
  if ('credentials' in attempt) {
    const { policy, credentials } = attempt;
    return policy.scheme === 'Basic'
      ? checkBasic(credentials, policy, trace)
      : checkBearer(credentials, policy, now, trace);
  }
  const { policy, value } = attempt;
  return policy.scheme === 'ApiKey'
    ? checkApiKey(value, policy, trace)
    : checkSession(value, policy, now, trace);
}

/** Valid credentials that are not enough get a 403 (RFC 9110 §15.5.4). */
function authorize(principal: Principal, policy: ResourcePolicy, trace: Trace): Accepted | Refusal {
  const needed = policy.scopes ?? [];
  if (needed.length === 0) return { ok: true, principal };
  const scope = needed.join(' ');
  const enough = needed.every((each) => principal.scopes.includes(each));
  if (trace.check('resource.scope', enough, { expected: scope, fix: 'u35' })) return { ok: true, principal };
  const description = 'The access token does not carry the scope that is needed';
  const error = { code: 'insufficient_scope', description, scope } as const;
  const status = 403;
  return {
    ok: false,
    outcome: 'insufficient-scope',
    status,
    error: principal.scheme === 'Bearer' ? error : null,
  };
}
