import { formatChallenge } from './grammar/format.ts';
import type { Challenge } from './grammar/types.ts';
import type { FieldLine, Refusal, ResourcePolicy } from './types.ts';

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No Content',
  307: 'Temporary Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  407: 'Proxy Authentication Required',
  429: 'Too Many Requests',
};

const DETAILS: Readonly<Record<Refusal['outcome'], string>> = {
  'no-credentials': 'The request carries no credentials',
  'unsupported-scheme': 'The auth-scheme of the request is not accepted here',
  'invalid-request': 'The request is malformed',
  'invalid-credentials': 'The credentials are not valid',
  'invalid-token': 'The access token is not valid',
  'stale-nonce': 'The nonce of the credentials is too old',
  'insufficient-scope': 'The credentials do not allow this',
  'insufficient-user-authentication': 'The sign-in is too weak or too long ago',
  'not-decided': 'Credentials of this scheme are not checked here',
  'rate-limited': 'Too many wrong credentials',
};

/** Status, fields and body of an answer. */
export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly lines: readonly FieldLine[];
  readonly body: string;
}

/** An answer with the reason phrase of its status. */
export function answer(status: number, lines: readonly FieldLine[], body = ''): Answer {
  return { status, reason: REASONS[status] ?? '', lines, body };
}

/** A challenge as its own field line. */
export function challengeLine(challenge: Challenge, status = 401): FieldLine {
  return [status === 407 ? 'Proxy-Authenticate' : 'WWW-Authenticate', formatChallenge(challenge)];
}

/** A refusal as problem details (RFC 9457) that no cache keeps, with its challenge lines. */
export function refusalAnswer(refusal: Refusal, challenges: readonly Challenge[]): Answer {
  const { status, outcome, error, lines = [] } = refusal;
  const title = REASONS[status];
  const detail = status === 404 ? 'There is nothing here' : (error?.description ?? DETAILS[outcome]);
  return answer(
    status,
    [
      ...challenges.map((each) => challengeLine(each, status)),
      ...lines,
      ['Content-Type', 'application/problem+json'],
      ['Cache-Control', 'no-store'],
    ],
    JSON.stringify({ title, status, detail }),
  );
}

/** The resource itself. Private, since only requests with Authorization are kept out of shared caches anyway. */
export function contentAnswer({ content }: ResourcePolicy): Answer {
  const type: readonly FieldLine[] = content === undefined ? [] : [['Content-Type', content.type]];
  return answer(200, [...type, ['Cache-Control', 'private']], content?.body ?? '');
}
