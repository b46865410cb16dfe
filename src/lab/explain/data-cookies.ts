import type { Data } from './explanations.ts';

/** Cookies and their attributes. */
export const COOKIE_DATA: Data = {
  cookie: ['Cookie', 'The cookies that the client has for this address.', 'RFC 6265 §4.2'],
  'cookie.pair': ['Cookie', 'Name and value of one cookie, without its attributes.', 'RFC 6265 §4.2.1'],
  'set-cookie': ['Set-Cookie', 'Asks the client to keep a cookie and to send it back.', 'RFC 6265 §4.1'],
  'set-cookie.pair': ['Name and value', 'What the client sends back in Cookie.', 'RFC 6265 §4.1.1'],
  'set-cookie.expires': ['Expires', 'The date at which the cookie is over.', 'RFC 6265 §4.1.2.1'],
  'set-cookie.max-age': [
    'Max-Age',
    'How many seconds the cookie lasts; stronger than Expires.',
    'RFC 6265 §4.1.2.2',
  ],
  'set-cookie.domain': ['Domain', 'The cookie also goes to hosts below this one.', 'RFC 6265 §4.1.2.3'],
  'set-cookie.path': ['Path', 'The cookie goes to addresses below this path only.', 'RFC 6265 §4.1.2.4'],
  'set-cookie.secure': ['Secure', 'The cookie goes over https only.', 'RFC 6265 §4.1.2.5'],
  'set-cookie.httponly': ['HttpOnly', 'Scripts cannot read the cookie.', 'RFC 6265 §4.1.2.6'],
  'set-cookie.samesite': [
    'SameSite',
    'Whether the cookie goes with requests that pages of other sites cause.',
    'RFC 6265bis §4.1.2.7',
  ],
};
