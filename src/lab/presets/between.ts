import type { Preset } from '../types.ts';
import { caseOf } from './make.ts';

const PASSED = 'the Authorization header is passed on';
const SCRIPT = { client: 'cross-origin', cors: 'origin' } as const;

/** What happens between the client and the program that answers. */
export const PRESETS: readonly Preset[] = [
  caseOf('u13', 'Apache keeps the header from PHP', PASSED, {}, { way: 'cgi' }, 'sent'),
  caseOf('u14', 'mod_wsgi keeps the header back', PASSED, {}, { way: 'wsgi' }, 'sent'),
  caseOf('u15', 'The proxy removes the header', PASSED, {}, { way: 'authorization-stripped' }, 'sent'),
  caseOf(
    'u16',
    'Two passwords, one header',
    'without the password in front',
    {},
    { way: 'front-realm' },
    'scheme',
  ),
  caseOf(
    'u18',
    'Underscore in the header name',
    'with a hyphen in its name',
    { resource: 'api-key', 'key-header': 'api-key', way: 'underscore-dropped' },
    { 'key-header': 'api_key' },
    'sent',
  ),
  caseOf(
    'u21',
    'No challenge, no password box',
    'the 401 has a challenge',
    { resource: 'basic', client: 'browser' },
    { fault: 'no-challenge' },
  ),
  caseOf(
    'u22',
    'A public address is protected',
    'the address is exempt',
    { address: 'public', open: 'on', credentials: 'none' },
    { open: 'off' },
    'sent',
  ),
  caseOf(
    'u28',
    'Forward auth shows a bare 401',
    'the 401 leads to the sign-in page',
    { resource: 'cookie', client: 'browser', 'sign-in': 'on', way: 'forward-auth-redirect' },
    { way: 'forward-auth' },
    'sent',
  ),
  caseOf('u36', '401 to the preflight', 'OPTIONS needs no token', SCRIPT, { fault: '401-on-options' }),
  {
    id: 'u37',
    fix: 'u37',
    title: 'CORS hides the 401',
    fixed: SCRIPT,
    broken: { fault: 'no-cors-on-401', exp: '-300' },
    switches: [
      { name: 'cors', label: 'errors have CORS headers too', on: {}, off: { fault: 'no-cors-on-401' } },
      { name: 'fresh', label: 'before the token expires', on: {}, off: { exp: '-300' } },
    ],
  },
  caseOf(
    'u38',
    'A redirect drops the header',
    'to the final address',
    { client: 'library' },
    { way: 'redirect' },
    'sent',
  ),
  caseOf(
    'u39',
    'The cookie is held back',
    'SameSite=None with Secure',
    {
      resource: 'cookie',
      client: 'cross-origin',
      page: 'https://app.example.net',
      mode: 'include',
      cors: 'credentials',
      samesite: 'None',
    },
    { samesite: 'Lax' },
    'sent',
  ),
  caseOf(
    'u40',
    'The proxy wants a password',
    'with the password of the proxy',
    { way: 'proxy-auth', 'proxy-credentials': 'right' },
    { 'proxy-credentials': 'none' },
  ),
];
