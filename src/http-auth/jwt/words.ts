import type { StepId, Trace } from '../trace.ts';

/** Words for `error_description`; a check without words of its own says that the token is not valid. */
const DESCRIPTIONS: Readonly<Partial<Record<StepId, string>>> = {
  'jwt.segments': 'The access token is malformed',
  'jwt.base64url': 'The access token is malformed',
  'jwt.alg': 'The algorithm of the access token is not accepted',
  'jwt.key': 'No key fits the access token',
  'jwt.signature': 'The signature of the access token does not match',
  'jwt.iss': 'The access token was issued by another server',
  'jwt.aud': 'The access token is meant for another audience',
  'jwt.exp': 'The access token expired',
  'jwt.nbf': 'The access token is not valid yet',
  'jwt.iat': 'The access token was issued in the future',
};

/** What is wrong with the token, by the step of the trace that failed, in characters of RFC 6750 §3. */
export function tokenFault(trace: Trace): string {
  const failed = trace.steps.at(-1)?.step;
  return (failed && DESCRIPTIONS[failed]) ?? 'The access token is not valid';
}
