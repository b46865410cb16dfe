/** The checks around the schemes: the way to the server, CORS, lock-out, the resource itself, the answer. */
export const POLICY_RULES = {
  'way.authorization-stripped': 'RFC 9110 §11.6.2',
  'way.underscore-dropped': 'RFC 9110 §5.1',
  'way.redirect': 'RFC 9110 §15.4',
  'way.front-realm': 'RFC 9110 §11.5',
  'way.clock-skew': 'RFC 7519 §4.1.4',
  'cors.preflight': 'Fetch §3.2.2',
  'lockout.attempts': 'RFC 6585 §4',
  'request.credentials': 'RFC 9110 §11.4',
  'authorization.single': 'RFC 9110 §5.3',
  'authorization.grammar': 'RFC 9110 §11.6.2',
  'authorization.scheme': 'RFC 9110 §11.1',
  'resource.scope': 'RFC 9110 §15.5.4',
  'answer.no-challenge': 'RFC 9110 §15.5.2',
  'answer.joined-challenges': 'RFC 9110 §11.6.1',
  'answer.login-page': 'RFC 9110 §15.5.2',
} as const;
