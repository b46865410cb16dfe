/** The checks of a session cookie. */
export const COOKIE_RULES = {
  'cookie.session': 'RFC 6265 §5.4',
  'cookie.expiry': 'RFC 9110 §11.4',
} as const;
