import type { Credentials } from './grammar/types.ts';
import { validateAccessToken } from './jwt/validate.ts';
import { masked } from './redact.ts';
import type { StepId, Trace } from './trace.ts';
import type { Accepted, BearerPolicy, NumericDate, Refusal } from './types.ts';

/** Words for `error_description`; a check without words of its own says that the token is not valid. */
const DESCRIPTIONS: Readonly<Partial<Record<StepId, string>>> = {
  'bearer.jwt.segments': 'The access token is malformed',
  'bearer.jwt.base64url': 'The access token is malformed',
  'bearer.jwt.alg': 'The algorithm of the access token is not accepted',
  'bearer.jwt.key': 'No key fits the access token',
  'bearer.jwt.signature': 'The signature of the access token does not match',
  'bearer.jwt.iss': 'The access token was issued by another server',
  'bearer.jwt.aud': 'The access token is meant for another audience',
  'bearer.jwt.exp': 'The access token expired',
  'bearer.jwt.nbf': 'The access token is not valid yet',
  'bearer.jwt.iat': 'The access token was issued in the future',
};

/** Checks Bearer credentials (RFC 6750 §2.1): 400 without a token, 401 with one that is not valid (§3.1). */
export async function checkBearer(
  credentials: Credentials,
  policy: BearerPolicy,
  now: NumericDate,
  trace: Trace,
): Promise<Accepted | Refusal> {
  const token = credentials.token68;
  trace.check('bearer.token', token !== null, token === null ? {} : { observed: masked('token') });
  if (token === null) return badRequest('The Authorization header holds no access token');
  const claims = await validateAccessToken(token, policy.token, now, trace);
  if (claims !== null) {
    return { ok: true, principal: { owner: claims.subject, scheme: 'Bearer', scopes: claims.scopes } };
  }
  const failed = trace.steps.at(-1)?.step;
  const description = (failed && DESCRIPTIONS[failed]) ?? 'The access token is not valid';
  const error = { code: 'invalid_token', description } as const;
  return { ok: false, outcome: 'invalid-token', status: 401, error };
}

/** The refusal of a request that is malformed as a whole (RFC 6750 §3.1, invalid_request). */
export function badRequest(description: string): Refusal {
  const error = { code: 'invalid_request', description } as const;
  return { ok: false, outcome: 'invalid-request', status: 400, error };
}
