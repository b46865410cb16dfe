import type { StepId, Trace } from '../trace.ts';

/** Words for `error_description`; a check without words of its own says that the token is not valid. */
export const TOKEN_FAULTS: Readonly<Partial<Record<StepId, string>>> = {
  'jwt.segments': 'The access token is malformed',
  'jwt.base64url': 'The access token is malformed',
  'jwt.typ': 'The token is not typed as an access token',
  'jwt.alg': 'The algorithm of the access token is not accepted',
  'jwt.key': 'No key fits the access token',
  'jwt.signature': 'The signature of the access token does not match',
  'jwt.iss': 'The access token was issued by another server',
  'jwt.aud': 'The access token is meant for another audience',
  'jwt.exp': 'The access token expired',
  'jwt.nbf': 'The access token is not valid yet',
  'jwt.iat': 'The access token was issued in the future',
  'jwt.sub': 'The access token names no subject',
  'jwt.revoked': 'The access token was revoked',
  'jwt.cnf': 'The access token is bound to something that cannot be read',
  'bearer.bound': 'The access token is bound to a key and has to be sent with DPoP',
  'bearer.certificate': 'The access token is bound to a client certificate that was not shown',
};

/** What is wrong with the token, by the step of the trace that failed, in characters of RFC 6750 §3. */
export function tokenFault(trace: Trace): string {
  const failed = trace.steps.at(-1)?.step;
  return (failed && TOKEN_FAULTS[failed]) ?? 'The access token is not valid';
}
