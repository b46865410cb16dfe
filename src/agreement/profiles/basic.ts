import type { Decision } from '#http-auth/types.ts';
import type { Deviation, Given } from '../deviation.ts';
import * as basic from '../readings/basic.ts';
import { firstLine, joinedLines } from '../readings/lines.ts';
import { answers, asks, limit, withParam } from './make.ts';

/** Whether the credentials are beyond ASCII. */
function beyondAscii(_: Decision, { request }: Given): boolean {
  const value = request.lines.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
  return /[\x80-\xFF]/.test(atob(value.split(' ')[1] ?? ''));
}

const apache = [limit(8190, 400), joinedLines(', '), basic.base64Start, basic.untilNul];
const unreadable = ['basic.base64', 'basic.colon'] as const;

/** What programs do otherwise with Basic, by the program and the beginning of its version. */
export const BASIC: Readonly<Record<string, readonly Deviation[]>> = {
  'nginx 1.22': [limit(8192, 400), basic.untilPadding, basic.untilNul],
  'Apache 2.4': apache,
  'Caddy 2.6': [firstLine, basic.oneSpace],
  'HAProxy 2.6': [limit(16_384, 400), firstLine, basic.untilComma, basic.untilNul],
  'lighttpd 1.4': [
    limit(8192, 431),
    firstLine,
    basic.base64StartNoBlanks,
    basic.untilNul,
    answers(400, 'answers 400 to what it cannot read', unreadable, (_, { request }) =>
      request.lines.some(([, value]) => value.includes(' ')),
    ),
    withParam('charset', 'UTF-8'),
  ],
  'Tomcat 10.1': [limit(8192, 400), firstLine, basic.oneSpace, basic.latin1, basic.unpadded],
  'Docker registry 2.8': [firstLine, basic.oneSpace],
  'Django REST framework 3.14': [limit(8190, 400), joinedLines(','), basic.pythonWords, basic.latin1Too],
  'FastAPI 0.92': [firstLine, basic.pythonRest, asks('reads ASCII only', ['authenticated'], beyondAscii)],
  hono: [limit(16_384, 431), joinedLines(', '), basic.unpadded],
  passport: [
    limit(16_384, 431),
    firstLine,
    basic.passportHttp,
    answers(400, 'answers 400 to what it cannot read', unreadable),
  ],
};

/** The same for Basic of a proxy. */
export const PROXY: Readonly<Record<string, readonly Deviation[]>> = {
  'Apache 2.4': apache,
  'Squid 5.7': [firstLine, basic.blanksAnywhere, basic.untilNul, basic.lowerCaseUser],
};
