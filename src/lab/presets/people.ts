import type { Preset } from '../types.ts';
import { APP_PASSWORD, PASSWORD, WRONG_PASSWORD, WRONG_SESSION_ID } from '../world.ts';
import { caseOf } from './make.ts';

const BASIC = { resource: 'basic' } as const;
const PAGE = { resource: 'cookie', client: 'browser' } as const;

/** What visitors meet: logins, sessions, passwords. */
export const PRESETS: readonly Preset[] = [
  caseOf('u1', 'Not logged in', 'after logging in', PAGE, { credentials: 'none' }, 'sent'),
  caseOf('u2', 'Wrong password', 'with the right password', BASIC, { password: WRONG_PASSWORD }, 'secret'),
  caseOf('u3', 'Session expired', 'before the session expires', PAGE, { 'session-end': '-300' }, 'fresh'),
  caseOf(
    'u4',
    'Stale cookie',
    'with a session that the server knows',
    PAGE,
    { session: WRONG_SESSION_ID },
    'secret',
  ),
  caseOf(
    'u5',
    'The browser remembers an old password',
    'after closing the browser',
    { ...BASIC, client: 'browser' },
    { source: 'remembered', password: WRONG_PASSWORD },
  ),
  caseOf('u6', 'Wrong address', 'to the right address', BASIC, { address: 'test' }),
  caseOf(
    'u7',
    'Two-factor login needs an app password',
    'with an app password',
    { ...BASIC, passwords: 'app', password: APP_PASSWORD },
    { password: PASSWORD },
  ),
  caseOf('u8', 'A saved password is old', 'after deleting the saved password', BASIC, {
    source: 'saved',
    password: WRONG_PASSWORD,
  }),
  caseOf(
    'u9',
    'The login cookie does not stick',
    'over https, where the cookie is kept',
    { ...PAGE, 'sign-in': 'on', fault: 'login-page' },
    { transport: 'http' },
  ),
  caseOf('u11', 'The server cannot read the hash', 'with a hash that the server reads', BASIC, {
    passwords: 'unreadable',
  }),
  caseOf(
    'u12',
    'A forgotten .htaccess asks for a password',
    'without the Auth lines',
    { ...BASIC, address: 'public', open: 'on', client: 'browser', credentials: 'none' },
    { open: 'off' },
  ),
  caseOf(
    'u20',
    'WordPress takes application passwords only',
    'with an application password',
    { ...BASIC, passwords: 'application', password: APP_PASSWORD },
    { password: PASSWORD },
  ),
];
