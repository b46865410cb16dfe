/** The checks of a JWT access token, in the order taken. */
export const JWT_RULES = {
  'jwt.segments': 'RFC 7515 §3.1',
  'jwt.base64url': 'RFC 7515 §2',
  'jwt.header': 'RFC 7515 §4',
  'jwt.crit': 'RFC 7515 §4.1.11',
  'jwt.typ': 'RFC 9068 §4',
  'jwt.alg': 'RFC 8725 §3.1',
  'jwt.key': 'RFC 7515 §4.1.4',
  'jwt.signature': 'RFC 7515 §5.2',
  'jwt.payload': 'RFC 7519 §7.2',
  'jwt.iss': 'RFC 7519 §4.1.1',
  'jwt.aud': 'RFC 7519 §4.1.3',
  'jwt.exp': 'RFC 7519 §4.1.4',
  'jwt.nbf': 'RFC 7519 §4.1.5',
  'jwt.iat': 'RFC 7519 §4.1.6',
  'jwt.sub': 'RFC 9068 §2.2',
} as const;
