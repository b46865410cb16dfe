import { challenge } from '../grammar/format.ts';
import { validateAccessToken } from '../jwt/validate.ts';
import { tokenFault } from '../jwt/words.ts';
import { masked } from '../redact.ts';
import { badRequest } from '../refusal.ts';
import type { AuthError, Refusal, Scheme } from '../types.ts';
import type { BearerPolicy } from './policy.ts';

/** Bearer: whoever holds the token is let in (RFC 6750). */
export const scheme: Scheme<BearerPolicy> = {
  place: () => 'Authorization Bearer',
  readsAuthorization: true,
  async check({ policy, credentials }, { trace, now }) {
    const token = credentials?.token68 ?? null;
    trace.check('bearer.token', token !== null, token === null ? {} : { observed: masked('token') });
    if (token === null) return badRequest('The Authorization header holds no access token', 'Bearer');
    const claims = await validateAccessToken(token, policy.token, now, trace);
    if (claims !== null) {
      return { ok: true, principal: { owner: claims.subject, scheme: 'Bearer', scopes: claims.scopes } };
    }
    const error: AuthError = { code: 'invalid_token', description: tokenFault(trace) };
    return { ok: false, outcome: 'invalid-token', status: 401, tried: 'Bearer', error };
  },
  challenges(policy, refusal, { realm }) {
    const { resourceMetadata } = policy;
    const more = resourceMetadata === undefined ? {} : { resource_metadata: resourceMetadata };
    if (refusal.status !== 401 && refusal.error === null) return [];
    return [challenge('Bearer', { realm, ...errorParams(refusal), ...more })];
  },
};

/** The error stands in the challenge of the scheme that was tried, and there only (RFC 6750 §3). */
function errorParams({ tried, error }: Refusal): Readonly<Record<string, string>> {
  if (error === null || (tried !== null && tried !== 'Bearer')) return {};
  return { error: error.code, error_description: error.description, ...error.params };
}
