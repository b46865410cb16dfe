import { sameSecret } from './equal.ts';
import { masked } from './redact.ts';
import type { Trace } from './trace.ts';
import type { Accepted, ApiKeyPolicy, Refusal } from './types.ts';

/** Checks an API key against the keys of the policy; all are compared, in a time that tells nothing. */
export function checkApiKey(key: string, policy: ApiKeyPolicy, trace: Trace): Accepted | Refusal {
  const found = policy.keys.filter((each) => sameSecret(each.key, key))[0];
  trace.check('api-key.value', found !== undefined, { observed: masked('API key'), fix: 'u34' });
  if (found === undefined) return { ok: false, outcome: 'invalid-credentials', status: 401, error: null };
  return { ok: true, principal: { owner: found.owner, scheme: 'ApiKey', scopes: found.scopes ?? [] } };
}
