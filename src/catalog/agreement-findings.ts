import type { SchemeId } from '#agreement/types.ts';
import { agreementMatrix, agreementPath } from './agreement.ts';

/** A sentence about servers, with the answers that it rests on. */
interface Finding {
  readonly text: string;
  readonly scheme: SchemeId;
  readonly case: string;
  readonly shows: Readonly<Record<string, number>>;
}

/** What surprises most. Each is checked against the recordings when the site is built. */
const FINDINGS: readonly Finding[] = [
  {
    text: 'A password with a colon never works with Passport’s Basic strategy: it ends the password at the second colon.',
    scheme: 'basic',
    case: 'colon-in-password',
    shows: { passport: 401, nginx: 200, apache: 200 },
  },
  {
    text: 'nginx, Apache, HAProxy and lighttpd take the right password with a NUL and anything behind it.',
    scheme: 'basic',
    case: 'nul',
    shows: { nginx: 200, apache: 200, haproxy: 200, lighttpd: 200, caddy: 401 },
  },
  {
    text: 'A password beyond ASCII works on most servers in UTF-8, on Tomcat in ISO 8859-1 only, on FastAPI not at all.',
    scheme: 'basic',
    case: 'utf-8',
    shows: { nginx: 200, tomcat: 401, fastapi: 401 },
  },
  {
    text: 'Two Authorization headers are 400 on nginx only; Apache, Caddy, HAProxy and others take the first.',
    scheme: 'basic',
    case: 'right-wrong',
    shows: { nginx: 400, apache: 200, caddy: 200, haproxy: 200 },
  },
  {
    text: 'Two spaces after Basic fail on Caddy, Tomcat, the Docker registry and Passport.',
    scheme: 'basic',
    case: 'two-spaces',
    shows: { caddy: 401, tomcat: 401, registry: 401, passport: 400, nginx: 200 },
  },
  {
    text: 'Digest credentials that were overheard can be sent again: Apache, lighttpd and Passport do not look at the count.',
    scheme: 'digest',
    case: 'replay',
    shows: { apache: 200, lighttpd: 200, passport: 200, tomcat: 401 },
  },
  {
    text: 'Passport’s Digest takes a nonce that it never gave, unless told how to check it.',
    scheme: 'digest',
    case: 'made-up',
    shows: { passport: 200, apache: 401 },
  },
  {
    text: 'Hono refuses tokens of the type at+jwt, which RFC 9068 asks of access tokens.',
    scheme: 'bearer',
    case: 'access-typ',
    shows: { hono: 401, express: 200, jose: 200 },
  },
  {
    text: 'With @fastify/jwt a token that is not valid yet, or has another algorithm, gives 500 in the place of 401.',
    scheme: 'bearer',
    case: 'not-yet',
    shows: { fastify: 500, express: 401 },
  },
  {
    text: 'With @fastify/jwt a token without an audience passes, although one is asked for.',
    scheme: 'bearer',
    case: 'no-aud',
    shows: { fastify: 200, express: 401 },
  },
  {
    text: 'Without an end a token never ends: no library here asks for exp of its own accord.',
    scheme: 'bearer',
    case: 'no-exp',
    shows: { express: 200, fastapi: 200, fastify: 200, flask: 200, hono: 200, jose: 200 },
  },
  {
    text: 'FastAPI 0.92 answers 403 without a challenge when no token was sent.',
    scheme: 'bearer',
    case: 'no-header',
    shows: { fastapi: 403 },
  },
  {
    text: 'A map of nginx compares without case: as a check of API keys it takes them in capital letters too.',
    scheme: 'api-key',
    case: 'key-case',
    shows: { nginx: 200, express: 401 },
  },
  {
    text: 'Squid takes user names in any case, unless told otherwise.',
    scheme: 'proxy',
    case: 'user-case',
    shows: { squid: 200, apache: 407 },
  },
];

/** The findings with the place in the table that shows them. Throws when a recording no longer says so. */
export async function agreementFindings(): Promise<readonly { text: string; path: `/${string}` }[]> {
  return Promise.all(
    FINDINGS.map(async ({ text, scheme, case: id, shows }) => {
      const { servers, rows } = await agreementMatrix(scheme);
      const row = rows.find(({ plain }) => plain.id === id);
      for (const [server, status] of Object.entries(shows)) {
        const cell = row?.cells[servers.findIndex((each) => each.server === server)];
        if (cell?.status !== status)
          throw new Error(`${scheme}/${server} ${id} is not ${status}: correct "${text}"`);
      }
      return { text, path: `${agreementPath(scheme)}#${id}` as const };
    }),
  );
}
