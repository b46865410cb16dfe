import { parseChallenges } from '#http-auth/grammar/parse.ts';
import type { Decision } from '#http-auth/types.ts';
import { decisive } from '../decide-as.ts';
import type { Deviation, Wording } from '../deviation.ts';
import { firstLine, joinedLines } from '../readings/lines.ts';
import * as token from '../readings/tokens.ts';
import { always, answers, asks, limit, silent, without } from './make.ts';

const INVALID = always('Bearer error="invalid_token"');
const ALL = ['invalid-request', 'preflight'] as const;
const ONLY_401 = asks('answers 401 where RFC 6750 says 400', ALL);

/** What libraries for JWT hardly ever look at. */
const LAX = [token.anyType, token.noEnd, token.noSubject];

const isText = ({ trace }: Decision): boolean => decisive(trace)?.observed === undefined;

/** Hono names the address of the request as realm, and says error with every 401. */
const honoChallenge: Wording = {
  kind: 'wording',
  text: 'names the address as realm, its query too, and an error where nothing was sent',
  write: (challenges, { status, outcome }, { request }) => {
    if (status !== 401) return challenges;
    const error = outcome === 'invalid-token' ? 'invalid_token' : 'invalid_request';
    const realm = `${request.origin}${request.target.replace(/\beyJ[\w.-]+/g, '{token}')}`;
    const params = [
      { name: 'realm', value: realm, quoted: true },
      { name: 'error', value: error, quoted: true },
      { name: 'error_description', value: 'words', quoted: true },
    ];
    return [{ scheme: 'Bearer', token68: null, params }];
  },
};

const badRequest: Wording = {
  kind: 'wording',
  text: 'says invalid_request, and no realm',
  write: (challenges, { status }) =>
    status === 400 ? parseChallenges('Bearer error="invalid_request"').value : challenges,
};

/** What servers do otherwise with Bearer tokens: libraries, and the lines around them that most people write. */
export const BEARER: Readonly<Record<string, readonly Deviation[]>> = {
  express: [
    limit(16_384, 431),
    firstLine,
    token.secondWord,
    token.asksPreflight,
    ...LAX,
    token.anyIssueDate,
    token.noCrit,
    ONLY_401,
    INVALID,
  ],
  jose: [
    limit(16_384, 431),
    firstLine,
    token.withoutPrefix,
    token.asksPreflight,
    ...LAX,
    token.anyIssueDate,
    token.paddedToken,
    ONLY_401,
    INVALID,
  ],
  hono: [
    limit(16_384, 431),
    joinedLines(', '),
    token.anyBlank,
    token.asksPreflight,
    token.noAccessType,
    token.jwtType,
    token.noEnd,
    token.noSubject,
    token.paddedToken,
    ONLY_401,
    honoChallenge,
  ],
  fastify: [
    limit(16_384, 431),
    firstLine,
    token.twoWords,
    token.asksPreflight,
    ...LAX,
    token.anyIssueDate,
    token.noAudience,
    answers(500, 'fails with a token that is not valid yet', ['jwt.nbf']),
    answers(500, 'fails with another algorithm', ['jwt.alg']),
    answers(500, 'fails with crit', ['jwt.crit']),
    answers(500, 'fails with padding', ['jwt.base64url']),
    answers(500, 'fails with an end that is text', ['jwt.exp'], isText),
    silent,
  ],
  'Flask 2.2': [
    token.keepsLastBlank,
    joinedLines(','),
    token.withoutPrefix,
    token.asksPreflight,
    ...LAX,
    token.noCrit,
    token.paddedToken,
    ONLY_401,
    INVALID,
  ],
  'Docker registry 2.8': [firstLine, token.accessClaim, ...LAX],
  'oidc-provider 9.13': [firstLine],
  /** Lines that split the value and look the token up. */
  'second word': [token.secondWord, without('error_description')],
  /** Hono's other middleware, for tokens that are looked up. */
  'hono bearerAuth': [
    answers(400, 'answers 400 to another scheme', ['unsupported-scheme', 'authorization.grammar']),
    badRequest,
  ],
  /** FastAPI's other class. */
  OAuth2PasswordBearer: [ONLY_401],
  'FastAPI 0.92': [
    firstLine,
    token.afterFirstSpace,
    token.asksPreflight,
    ...LAX,
    token.noCrit,
    token.paddedToken,
    answers(403, 'answers 403 when nothing was sent, or another scheme', [
      'no-credentials',
      'unsupported-scheme',
      'authorization.grammar',
      'bearer.token',
    ]),
    INVALID,
  ],
};
