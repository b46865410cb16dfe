import { principalOf } from '../jwt/claims.ts';
import { JWT_RULES } from '../jwt/rules.ts';
import { validateAccessToken } from '../jwt/validate.ts';
import { tokenFault } from '../jwt/words.ts';
import { masked, shown } from '../redact.ts';
import { badRequest } from '../refusal.ts';
import type { Attempt, Context, Refusal, Scheme } from '../types.ts';
import { tokenChallenge } from './challenge.ts';
import { formTokens, tokensElsewhere } from './elsewhere.ts';
import type { BearerMethod, BearerPolicy } from './policy.ts';
import { BEARER_RULES } from './rules.ts';

/** Bearer: whoever holds the token is let in (RFC 6750). */
export const scheme: Scheme<BearerPolicy> = {
  rules: { ...BEARER_RULES, ...JWT_RULES },
  place(policy) {
    const methods = methodsOf(policy);
    return methods.includes('header') ? 'Authorization Bearer' : `${methods[0] ?? 'form'} access_token`;
  },
  readsAuthorization: (policy) => methodsOf(policy).includes('header'),
  find: (request, policy) => tokensElsewhere(request, methodsOf(policy)),
  async check(attempt, context) {
    const token = theToken(attempt, context);
    if (typeof token !== 'string') return token;
    const { now, trace } = context;
    const claims = await validateAccessToken(token, attempt.policy.token, now, trace);
    if (claims === null) return invalidToken(context);
    const { key, certificate } = claims.confirmation;
    // The holder of the token alone proves nothing about the key or the certificate that it is bound to.
    const free =
      trace.check('bearer.bound', key === undefined, { fix: 'u25' }) &&
      trace.check('bearer.certificate', certificate === undefined);
    return free ? { ok: true, principal: principalOf(claims, 'Bearer') } : invalidToken(context);
  },
  challenges: ({ resourceMetadata }, refusal, { realm }) =>
    tokenChallenge('Bearer', { realm }, refusal, resourceMetadata),
};

/** The one token of a request, or why there is none (RFC 6750 §2, §3.1). */
function theToken(
  { credentials, found }: Attempt<BearerPolicy>,
  { request, trace }: Context,
): string | Refusal {
  const tokens = [...(credentials === null ? [] : [credentials.token68 ?? '']), ...found];
  const [token = ''] = tokens;
  const count = { observed: shown(String(tokens.length)), expected: '1' };
  if (!trace.check('bearer.single', tokens.length === 1, count)) {
    return badRequest('The request holds more than one access token', 'Bearer');
  }
  const inForm = credentials === null && formTokens(request).includes(token);
  if (
    inForm &&
    !trace.check(
      'bearer.form',
      request.body.every((byte) => byte < 0x80),
    )
  ) {
    return badRequest('The form with the access token is not in ASCII', 'Bearer');
  }
  trace.check('bearer.token', token !== '', token === '' ? {} : { observed: masked('token') });
  return token === '' ? badRequest('The access token is missing', 'Bearer') : token;
}

function invalidToken({ trace }: Context): Refusal {
  const error = { code: 'invalid_token', description: tokenFault(trace) } as const;
  return { ok: false, outcome: 'invalid-token', status: 401, tried: 'Bearer', error };
}

function methodsOf({ methods = ['header'] }: BearerPolicy): readonly BearerMethod[] {
  return methods;
}
