import type { Outcome } from '../../src/http-auth/types.ts';
import type { AddressId } from '../../src/lab/addresses.ts';
import type { ResourceId } from '../../src/lab/resources.ts';
import type { LabState } from '../../src/lab/types.ts';
import { API_KEY, PASSWORD, SESSION_ID, WRONG_API_KEY, WRONG_PASSWORD } from '../../src/lab/world.ts';

/** One request that every host must decide alike, and what it must decide. */
export interface Row {
  readonly id: string;
  readonly at: AddressId;
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'OPTIONS';
  /** With its question mark. */
  readonly query?: string;
  readonly body?: string;
  /** Field lines as they are to stand on the wire. */
  readonly lines?: readonly (readonly [string, string])[];
  /** Credentials that the lab's client makes for this scheme, and what is wrong with them. */
  readonly made?: ResourceId;
  readonly but?: Partial<LabState>;
  /** Replaces a piece of the credentials that were made. */
  readonly edit?: readonly [RegExp, string];
  /** Sent twice with the same fields: the second answer counts. */
  readonly replayed?: true;
  readonly status: number;
  readonly outcome: Outcome;
}

const basic = (text: string): readonly [string, string] => [
  'Authorization',
  `Basic ${Buffer.from(text, 'latin1').toString('base64')}`,
];
const authorization = (value: string): readonly [string, string] => ['Authorization', value];

const MISSING = { status: 401, outcome: 'no-credentials' } as const;
const RIGHT = { status: 200, outcome: 'authenticated' } as const;
const WRONG = { status: 401, outcome: 'invalid-credentials' } as const;
const BAD = { status: 400, outcome: 'invalid-request' } as const;
const TOKEN = { status: 401, outcome: 'invalid-token' } as const;
const UNDECIDED = { status: 401, outcome: 'not-decided' } as const;
const OTHER = { status: 401, outcome: 'unsupported-scheme' } as const;

export const ROWS: readonly Row[] = [
  { id: 'basic-missing', at: 'basic', ...MISSING },
  { id: 'basic-right', at: 'basic', made: 'basic', ...RIGHT },
  { id: 'basic-wrong', at: 'basic', made: 'basic', but: { password: WRONG_PASSWORD }, ...WRONG },
  { id: 'basic-post', at: 'basic', method: 'POST', body: 'a=1', made: 'basic', ...RIGHT },
  { id: 'basic-head', at: 'basic', method: 'HEAD', ...MISSING },
  { id: 'basic-options', at: 'basic', method: 'OPTIONS', ...MISSING },
  {
    id: 'basic-preflight',
    at: 'basic',
    method: 'OPTIONS',
    lines: [
      ['Origin', 'https://app.example.com'],
      ['Access-Control-Request-Method', 'GET'],
    ],
    status: 204,
    outcome: 'preflight',
  },
  { id: 'basic-no-base64', at: 'basic', lines: [authorization('Basic a')], ...WRONG },
  { id: 'basic-no-colon', at: 'basic', lines: [basic('ada')], ...WRONG },
  { id: 'basic-no-utf8', at: 'basic', lines: [basic('ada:\xff')], ...WRONG },
  { id: 'basic-control', at: 'basic', lines: [basic('ada:s3cret\n')], ...WRONG },
  { id: 'basic-lower-case', at: 'basic', lines: [authorization('basic YWRhOnMzY3JldA==')], ...RIGHT },
  { id: 'basic-scheme-alone', at: 'basic', lines: [authorization('Basic')], ...WRONG },
  {
    id: 'basic-two-lines',
    at: 'basic',
    lines: [basic(`ada:${PASSWORD}`), basic(`ada:${PASSWORD}`)],
    ...BAD,
  },
  { id: 'basic-other-scheme', at: 'basic', lines: [authorization('Bearer example-token')], ...OTHER },
  { id: 'digest-missing', at: 'digest', ...MISSING },
  { id: 'digest-right', at: 'digest', made: 'digest', ...RIGHT },
  { id: 'digest-md5-right', at: 'digest-md5', made: 'digest', query: '?a=1&b', ...RIGHT },
  { id: 'digest-sha-512-256-right', at: 'digest-sha-512-256', made: 'digest', ...RIGHT },
  { id: 'digest-wrong', at: 'digest', made: 'digest', but: { password: WRONG_PASSWORD }, ...WRONG },
  {
    id: 'digest-replayed',
    at: 'digest',
    made: 'digest',
    replayed: true,
    status: 401,
    outcome: 'stale-nonce',
  },
  {
    id: 'digest-other-address',
    at: 'digest',
    made: 'digest',
    edit: [/uri="[^"]*"/, 'uri="/other"'],
    ...BAD,
  },
  { id: 'digest-no-nonce', at: 'digest', made: 'digest', edit: [/nonce="[^"]*", /, ''], ...BAD },
  { id: 'bearer-missing', at: 'bearer', ...MISSING },
  { id: 'bearer-right', at: 'bearer', made: 'bearer', ...RIGHT },
  { id: 'bearer-expired', at: 'bearer', made: 'bearer', but: { exp: '-300' }, ...TOKEN },
  { id: 'bearer-not-yet', at: 'bearer', made: 'bearer', but: { nbf: '300' }, ...TOKEN },
  { id: 'bearer-other-key', at: 'bearer', made: 'bearer', but: { key: 'wrong' }, ...TOKEN },
  { id: 'bearer-no-signature', at: 'bearer', made: 'bearer', but: { alg: 'none' }, ...TOKEN },
  {
    id: 'bearer-other-audience',
    at: 'bearer',
    made: 'bearer',
    but: { aud: 'https://other.example.com' },
    ...TOKEN,
  },
  { id: 'bearer-no-token', at: 'bearer', lines: [authorization('Bearer example-token')], ...TOKEN },
  { id: 'bearer-malformed', at: 'bearer', lines: [authorization('Bearer a b')], ...BAD },
  { id: 'bearer-in-query', at: 'bearer', query: '?access_token=example-token', ...MISSING },
  {
    id: 'bearer-no-scope',
    at: 'bearer-scope',
    made: 'bearer',
    status: 403,
    outcome: 'insufficient-scope',
  },
  { id: 'dpop-missing', at: 'dpop', ...MISSING },
  { id: 'dpop-right', at: 'dpop', made: 'dpop', ...RIGHT },
  { id: 'dpop-replayed', at: 'dpop', made: 'dpop', replayed: true, ...WRONG },
  { id: 'dpop-no-proof', at: 'dpop', made: 'dpop', but: { proof: 'none' }, ...WRONG },
  { id: 'dpop-other-key', at: 'dpop', made: 'dpop', but: { proof: 'key' }, ...TOKEN },
  { id: 'api-key-missing', at: 'api-key', ...MISSING },
  { id: 'api-key-right', at: 'api-key', made: 'api-key', ...RIGHT },
  { id: 'api-key-wrong', at: 'api-key', lines: [['x-api-key', WRONG_API_KEY]], ...WRONG },
  { id: 'api-key-misplaced', at: 'api-key', lines: [authorization(`Bearer ${API_KEY}`)], ...MISSING },
  { id: 'cookie-missing', at: 'cookie', lines: [['Cookie', 'theme=dark']], ...MISSING },
  { id: 'cookie-right', at: 'cookie', lines: [['Cookie', `theme=dark; session=${SESSION_ID}`]], ...RIGHT },
  { id: 'cookie-wrong', at: 'cookie', made: 'cookie', but: { session: 'gone' }, ...WRONG },
  { id: 'hmac-missing', at: 'hmac', ...MISSING },
  { id: 'hmac-right', at: 'hmac', method: 'POST', body: '{"a":1}', made: 'hmac', ...RIGHT },
  { id: 'hmac-replayed', at: 'hmac', made: 'hmac', replayed: true, ...WRONG },
  { id: 'sigv4-right', at: 'sigv4', query: '?b=2&a=1', made: 'sigv4', ...RIGHT },
  { id: 'sigv4-wrong', at: 'sigv4', made: 'sigv4', but: { key: 'wrong' }, ...WRONG },
  { id: 'oauth1-right', at: 'oauth1', made: 'oauth1', ...RIGHT },
  { id: 'oauth1-wrong', at: 'oauth1', made: 'oauth1', but: { key: 'wrong' }, ...WRONG },
  { id: 'negotiate-missing', at: 'negotiate', ...MISSING },
  { id: 'negotiate-ticket', at: 'negotiate', made: 'negotiate', ...UNDECIDED },
  { id: 'ntlm-first', at: 'ntlm', made: 'ntlm', ...UNDECIDED },
  { id: 'several-missing', at: 'bearer-basic', ...MISSING },
  { id: 'several-joined', at: 'bearer-basic-joined', ...MISSING },
  { id: 'several-second', at: 'bearer-basic', made: 'basic', ...RIGHT },
  { id: 'no-challenge', at: 'no-challenge', ...MISSING },
];
