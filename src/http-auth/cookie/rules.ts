/** The checks of a session cookie, in the order taken. */
export const COOKIE_RULES = {
  'cookie.several': 'RFC 6265 §4.2.2',
  'cookie.prefix': '6265bis §4.1.3',
  'cookie.quoted': '6265bis §4.1.1',
  'cookie.session': 'RFC 6265 §4.2.2',
  'cookie.expiry': 'RFC 9110 §11.4',
  'cookie.owner': 'RFC 6265 §4.2.2',
} as const;
