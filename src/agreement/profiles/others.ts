import type { Deviation } from '../deviation.ts';
import { firstLine, joinedLines } from '../readings/lines.ts';
import { anyCaseKey, honoCookie, nginxCookie, plainCookie } from '../readings/others.ts';
import { always, answers, silent } from './make.ts';

const KEY = always('ApiKey realm="api"');

/** What servers do otherwise with an API key. */
export const API_KEY: Readonly<Record<string, readonly Deviation[]>> = {
  'nginx 1.22': [firstLine, anyCaseKey, silent],
  express: [joinedLines(', '), KEY],
  'FastAPI 0.92': [
    firstLine,
    answers(403, 'answers 403 when nothing was sent', ['no-credentials', 'api-key.present']),
    KEY,
  ],
};

/** What servers do otherwise with a session cookie. */
export const COOKIE: Readonly<Record<string, readonly Deviation[]>> = {
  'nginx 1.22': [nginxCookie, silent],
  hono: [honoCookie, silent],
  /** Lines that look for the first `session=`. */
  'first cookie': [plainCookie, silent],
};
