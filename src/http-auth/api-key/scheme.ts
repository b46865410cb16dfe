import { sameSecret } from '../equal.ts';
import { fieldValues } from '../fields.ts';
import { challenge } from '../grammar/format.ts';
import { masked } from '../redact.ts';
import { badRequest, invalidCredentials } from '../refusal.ts';
import type { Incoming, Scheme } from '../types.ts';
import type { ApiKeyPolicy } from './policy.ts';
import { API_KEY_RULES } from './rules.ts';

/** An API key in a header of its own, or in the query where the policy reads it there. */
export const scheme: Scheme<ApiKeyPolicy> = {
  rules: API_KEY_RULES,
  place: ({ header }) => header,
  readsAuthorization: false,
  find: (request, policy) => [...fieldValues(request, policy.header), ...queryValues(request, policy)],
  check({ policy, found }, { request, trace }) {
    const observed = masked('API key');
    const [key = '', ...more] = found;
    if (!trace.check('api-key.single', more.length === 0, { observed, expected: 'one API key' })) {
      return badRequest('The request has more than one API key', 'ApiKey');
    }
    if (queryValues(request, policy).length > 0) trace.note('api-key.in-query', { observed });
    const refused = invalidCredentials('ApiKey');
    const empty = key.trim() === '';
    if (!trace.check('api-key.present', !empty, { expected: 'an API key', fix: 'u34' })) return refused;
    // All are compared, in a time that tells nothing.
    const owner = policy.keys.filter((each) => sameSecret(each.key, key))[0];
    const fix = /\s|^["']|["']$/.test(key) ? 'u27' : 'u34';
    trace.check('api-key.value', owner !== undefined, { observed, fix });
    if (owner === undefined) return refused;
    return { ok: true, principal: { owner: owner.owner, scheme: 'ApiKey', scopes: owner.scopes ?? [] } };
  },
  challenges: ({ header }, { status }, { realm }) =>
    status === 401 ? [challenge('ApiKey', { realm, header })] : [],
};

function queryValues({ target }: Incoming, { query }: ApiKeyPolicy): readonly string[] {
  const start = target.indexOf('?');
  if (query === undefined || start < 0) return [];
  // The ampersand keeps a question mark at the start, which would be taken off.
  return new URLSearchParams(`&${target.slice(start + 1)}`).getAll(query);
}
