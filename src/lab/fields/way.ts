import type { Field } from '../types.ts';
import { choice, number } from './make.ts';

/** What stands between the two, and their clocks. */
export const WAY_FIELDS: readonly Field[] = [
  choice('way', 'way', 'Between them', [
    ['direct', 'nothing'],
    ['authorization-stripped', 'a proxy that drops Authorization'],
    ['cgi', 'Apache in front of PHP, without CGIPassAuth'],
    ['wsgi', 'mod_wsgi without WSGIPassAuthorization'],
    ['authorization-doubled', 'a proxy that adds its own Authorization'],
    ['underscore-dropped', 'a proxy that drops names with an underscore'],
    ['redirect', 'a redirect to another host'],
    ['front-realm', 'a second password in front'],
    ['forward-auth', 'forward auth that passes the 401 on'],
    ['forward-auth-redirect', 'forward auth that leads to the sign-in page'],
    ['proxy-auth', 'a proxy that asks for a password'],
  ]),
  choice('transport', 'way', 'Connection', [
    ['https', 'https'],
    ['http', 'http, not encrypted'],
  ]),
  number('server-clock', 'clock', 'Clock of the server is ahead by, in seconds', 'Below zero: it is slow.'),
  number('client-clock', 'clock', 'Clock of the client is ahead by, in seconds', 'Below zero: it is slow.'),
];
