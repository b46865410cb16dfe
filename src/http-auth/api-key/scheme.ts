import { sameSecret } from '../equal.ts';
import { fieldValues } from '../fields.ts';
import { challenge } from '../grammar/format.ts';
import { masked } from '../redact.ts';
import { invalidCredentials } from '../refusal.ts';
import type { Scheme } from '../types.ts';
import type { ApiKeyPolicy } from './policy.ts';

/** An API key in a header of its own. */
export const scheme: Scheme<ApiKeyPolicy> = {
  place: ({ header }) => header,
  readsAuthorization: false,
  find(request, { header }) {
    const lines = fieldValues(request, header);
    return lines.length === 0 ? [] : [lines.join(', ')];
  },
  check({ policy, found }, { trace }) {
    const key = found[0] ?? '';
    // All are compared, in a time that tells nothing.
    const owner = policy.keys.filter((each) => sameSecret(each.key, key))[0];
    trace.check('api-key.value', owner !== undefined, { observed: masked('API key'), fix: 'u34' });
    if (owner === undefined) return invalidCredentials('ApiKey');
    return { ok: true, principal: { owner: owner.owner, scheme: 'ApiKey', scopes: owner.scopes ?? [] } };
  },
  challenges: ({ header }, { status }, { realm }) =>
    status === 401 ? [challenge('ApiKey', { realm, header })] : [],
};
