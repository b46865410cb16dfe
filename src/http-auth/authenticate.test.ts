import { describe, expect, test } from 'vitest';
import { type AuthResult, authenticate } from './authenticate.ts';
import { formatChallenge, param } from './grammar/format.ts';
import { parseChallenges } from './grammar/parse.ts';
import { signCompact } from './jwt/sign.ts';
import { RULES } from './rules.ts';
import { memoryState } from './state.ts';
import type { ResourcePolicy, SchemePolicy } from './types.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const SECONDS = NOW / 1000;
const KEY = new TextEncoder().encode('example-key-of-at-least-32-bytes.');
const CLAIMS = {
  iss: 'https://login.example.com',
  aud: 'https://api.example.com',
  sub: 'ada',
  exp: SECONDS + 60,
  scope: 'account:read',
};

const basic: SchemePolicy = { scheme: 'Basic', users: [{ owner: 'ada', password: 's3cret' }] };
const bearer: SchemePolicy = {
  scheme: 'Bearer',
  token: { issuer: CLAIMS.iss, audience: CLAIMS.aud, algorithm: 'HS256', keys: [{ secret: KEY }], skew: 30 },
};
const apiKey: SchemePolicy = {
  scheme: 'ApiKey',
  header: 'X-API-Key',
  keys: [{ owner: 'ada', key: 'example-key' }],
};
const cookie: SchemePolicy = {
  scheme: 'Cookie',
  name: 'session',
  sessions: [
    { owner: 'ada', id: 'example-session', expires: SECONDS + 1 },
    { owner: 'ada', id: 'ended-session', expires: SECONDS },
  ],
};

const sign = (claims: object = {}) =>
  signCompact({ alg: 'HS256', typ: 'at+jwt' }, { ...CLAIMS, ...claims }, KEY);
const good = await sign();
const expired = await sign({ exp: SECONDS - 300 });
const limited = await sign({ scope: 'profile' });

const HIDDEN = ['s3cret', 's3creT', 'YWRh', 'example-key', 'example-keY', '-session', 'example-token'];
for (const token of [good, expired]) HIDDEN.push(...token.split('.'));

const env = { now: () => NOW, random: (bytes: number) => new Uint8Array(bytes), state: memoryState() };

type Accepts = ResourcePolicy['accepts'];

/** `fields` holds field lines as they stand on the wire. */
function ask(accepts: Accepts, fields: string, scopes?: string[]): Promise<AuthResult> {
  const policy: ResourcePolicy = { id: 'account', realm: 'account', accepts, scopes };
  const rawFieldLines = fields
    .split('\n')
    .filter(Boolean)
    .map((line): [string, string] => {
      const [name = '', ...value] = line.split(': ');
      return [name, value.join(': ')];
    });
  const request = new Request('https://api.example.com/account');
  return authenticate(request, policy, { ...env, rawFieldLines });
}

const authorization = (value: string) => `Authorization: ${value}`;
const ADA = authorization('Basic YWRhOnMzY3JldA==');
const OK = '200 authenticated';

/** What was sent, and the answer as "status outcome failed-step fix". */
const rows: [why: string, accepts: Accepts, fields: string, answer: string][] = [
  ['Basic, nothing sent', [basic], '', '401 no-credentials request.credentials u1'],
  ['Basic, right', [basic], ADA, OK],
  ['Basic, lower case', [basic], ADA.replace('Basic', 'basic'), OK],
  [
    'Basic, wrong password',
    [basic],
    ADA.replace('dA==', 'VA=='),
    '401 invalid-credentials basic.password u2',
  ],
  ['Basic, no colon', [basic], authorization('Basic YWRh'), '401 invalid-credentials basic.colon'],
  ['Basic, no base64', [basic], authorization('Basic ada-s3cret'), '401 invalid-credentials basic.base64'],
  ['Basic, no user-pass', [basic], authorization('Basic'), '401 invalid-credentials basic.base64'],
  ['Basic, not UTF-8', [basic], authorization('Basic YWRhOqM='), '401 invalid-credentials basic.utf8'],
  [
    'Basic, Bearer sent',
    [basic],
    authorization('Bearer example-token'),
    '401 unsupported-scheme authorization.scheme u25',
  ],
  [
    'Basic, malformed',
    [basic],
    authorization('Basic a b'),
    '401 invalid-credentials authorization.grammar u27',
  ],
  ['Bearer, nothing sent', [bearer], '', '401 no-credentials request.credentials u23'],
  ['Bearer, right', [bearer], authorization(`Bearer ${good}`), OK],
  ['Bearer, expired', [bearer], authorization(`Bearer ${expired}`), '401 invalid-token jwt.exp u17'],
  ['Bearer, no token', [bearer], authorization('Bearer'), '400 invalid-request bearer.token'],
  ['Bearer, parameters', [bearer], authorization('Bearer t="example"'), '400 invalid-request bearer.token'],
  [
    'Bearer, quoted',
    [bearer],
    authorization(`Bearer "${good}"`),
    '400 invalid-request authorization.grammar u27',
  ],
  ['Bearer, no scheme', [bearer], authorization(good), '401 unsupported-scheme authorization.scheme u24'],
  ['Bearer, Basic sent', [bearer], ADA, '401 unsupported-scheme authorization.scheme u25'],
  [
    'Bearer, two lines',
    [bearer],
    `${authorization(`Bearer ${good}`)}\n${ADA}`,
    '400 invalid-request authorization.single u16',
  ],
  ['API key, nothing sent', [apiKey], '', '401 no-credentials request.credentials u34'],
  ['API key, right', [apiKey], 'x-api-key: example-key', OK],
  ['API key, wrong', [apiKey], 'X-API-Key: example-keY', '401 invalid-credentials api-key.value u34'],
  [
    'API key, twice',
    [apiKey],
    'X-API-Key: example-key\nX-API-Key: example-key',
    '400 invalid-request api-key.single',
  ],
  [
    'API key, elsewhere',
    [apiKey],
    authorization('Bearer example-key'),
    '401 no-credentials request.credentials u26',
  ],
  ['cookie, nothing sent', [cookie], '', '401 no-credentials request.credentials u1'],
  ['cookie, another one', [cookie], 'Cookie: theme=dark', '401 no-credentials request.credentials u1'],
  ['cookie, right', [cookie], 'Cookie: theme=dark; session=example-session', OK],
  ['cookie, on a second line', [cookie], 'Cookie: theme=dark\nCookie: session=example-session', OK],
  ['cookie, over', [cookie], 'Cookie: session=ended-session', '401 invalid-credentials cookie.expiry u3'],
  ['cookie, unknown', [cookie], 'Cookie: session=old-session', '401 invalid-credentials cookie.session u4'],
  ['several, nothing sent', [bearer, basic, cookie], '', '401 no-credentials request.credentials u23'],
  ['several, second', [bearer, basic], ADA, OK],
  ['several, expired', [bearer, basic], authorization(`Bearer ${expired}`), '401 invalid-token jwt.exp u17'],
  [
    'several, malformed',
    [bearer, basic],
    authorization('Bearer a b'),
    '401 invalid-credentials authorization.grammar u27',
  ],
  [
    'cookie beside a foreign scheme',
    [basic, cookie],
    'Authorization: Negotiate YWJj\nCookie: session=example-session',
    OK,
  ],
];

describe.each(rows)('%s', (_why, accepts, fields, answer) => {
  test(answer, async () => {
    const { response, outcome, principal, trace } = await ask(accepts, fields);
    const failed = trace.find(({ verdict }) => verdict === 'fail');
    expect([response.status, outcome, failed?.step, failed?.fix].filter(Boolean).join(' ')).toBe(answer);
    expect(principal?.owner ?? null).toBe(answer === OK ? 'ada' : null);
  });

  test('has challenges that read back, and one decisive step', async () => {
    const { response, challenges, trace } = await ask(accepts, fields);
    const written = challenges.map(formatChallenge);
    if (response.status === 401) expect(written.length).toBe(accepts.length);
    for (const line of written) {
      const { valid, value } = parseChallenges(line);
      expect(valid).toBe(true);
      expect(value.map(formatChallenge)).toEqual([line]);
      const description = value[0] && param(value[0], 'error_description');
      expect(description ?? 'none').toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/);
    }
    expect(response.headers.get('WWW-Authenticate') ?? '').toBe(written.join(', '));
    expect(response.headers.get('Cache-Control')).toBe(answer === OK ? 'private' : 'no-store');
    expect(trace.filter(({ decisive }) => decisive)).toEqual(answer === OK ? [] : [trace.at(-1)]);
    for (const { step, rule } of trace) expect(rule).toBe(RULES[step]);
  });

  test('tells no secret', async () => {
    const { response, challenges, trace } = await ask(accepts, fields);
    const told = JSON.stringify([trace, challenges]) + (await response.text());
    for (const secret of HIDDEN) expect(told).not.toContain(secret);
  });
});

describe('challenges', () => {
  test('a first 401 carries no error', async () => {
    const { challenges } = await ask([bearer, basic, apiKey, cookie], '');
    expect(challenges.map(formatChallenge)).toEqual([
      'Bearer realm="account"',
      'Basic realm="account", charset="UTF-8"',
      'ApiKey realm="account", header="X-API-Key"',
      'Cookie realm="account", cookie-name="session"',
    ]);
  });

  test('the error stands in the challenge of Bearer only', async () => {
    const { challenges } = await ask([bearer, basic], authorization(`Bearer ${expired}`));
    expect(challenges.map(formatChallenge)).toEqual([
      'Bearer realm="account", error="invalid_token", error_description="The access token expired"',
      'Basic realm="account", charset="UTF-8"',
    ]);
  });
});

describe('scopes', () => {
  test('too few with a token: 403 that names them', async () => {
    const { response, challenges, outcome } = await ask([bearer], authorization(`Bearer ${limited}`), [
      'account:read',
    ]);
    expect([response.status, outcome]).toEqual([403, 'insufficient-scope']);
    const [first] = challenges;
    expect(first && [param(first, 'error'), param(first, 'scope')]).toEqual([
      'insufficient_scope',
      'account:read',
    ]);
  });

  test('too few with a password: 403 without a challenge', async () => {
    const { response, challenges } = await ask([basic], ADA, ['admin']);
    expect([response.status, challenges]).toEqual([403, []]);
  });

  test('enough', async () => {
    const { response } = await ask([bearer], authorization(`Bearer ${good}`), ['account:read']);
    expect(response.status).toBe(200);
  });
});

test('headers of the Request count when no raw line has their name', async () => {
  const policy: ResourcePolicy = {
    id: 'a',
    realm: 'a',
    accepts: [basic],
    content: { type: 'text/plain', body: 'in' },
  };
  const headers = { Authorization: 'Basic YWRhOnMzY3JldA==' };
  const request = new Request('https://api.example.com/', { headers });
  const { response } = await authenticate(request, policy, env);
  expect([response.headers.get('Content-Type'), await response.text()]).toEqual(['text/plain', 'in']);
});
