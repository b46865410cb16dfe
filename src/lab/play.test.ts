import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseChallenges } from '#http-auth/grammar/parse.ts';
import { headerOf, statusOf, type WireMessage } from '#wire/message.ts';
import { viewMessage, wholeLine } from '#wire/view.ts';
import { FIELDS } from './fields.ts';
import { FIRST_CLOCK, play } from './play.ts';
import { seededRandom } from './seed.ts';
import { stateOf } from './state.ts';
import type { LabEnv, LabState, Play, PlayStep } from './types.ts';

const env = (now = FIRST_CLOCK): LabEnv => ({ now: () => now, random: seededRandom(401) });
const run = (changes: Partial<LabState>): Promise<Play> => play(stateOf(changes), env());
const outline = ({ steps }: Play) =>
  steps.map(({ title, caption, status }) => `${title}: ${caption} ${status}`);
const last = ({ steps }: Play): PlayStep => steps.at(-1) ?? steps[0];

describe('exchanges of several steps', () => {
  test.each<[Partial<LabState>, string[]]>([
    [{ resource: 'bearer' }, ['Request: GET /account 200']],
    [{ resource: 'digest' }, ['First try: GET /account 401', 'Answer to the challenge: GET /account 200']],
    [
      { resource: 'dpop', 'dpop-nonce': 'on' },
      ['First try: GET /account 401', 'With the nonce of the server: GET /account 200'],
    ],
    [
      { exp: '-300', refresh: 'used' },
      ['First try: GET /account 401', 'Refresh: POST /token 200', 'With the new token: GET /account 200'],
    ],
    [
      { resource: 'dpop', exp: '-300', refresh: 'used' },
      ['First try: GET /account 401', 'Refresh: POST /token 200', 'With the new token: GET /account 200'],
    ],
    [
      { exp: '-300', refresh: 'used', aud: 'x' },
      ['First try: GET /account 401', 'Refresh: POST /token 200', 'With the new token: GET /account 401'],
    ],
    [
      { client: 'library', way: 'redirect' },
      ['First try: GET /account 307', 'After the redirect: GET /account 401'],
    ],
    [{ client: 'program', way: 'redirect' }, ['Request: GET /account 307']],
    [
      { client: 'browser', resource: 'basic' },
      ['First try: GET /account 401', 'After the password box: GET /account 200'],
    ],
    [
      { client: 'browser', resource: 'digest' },
      ['First try: GET /account 401', 'After the password box: GET /account 200'],
    ],
    [{ client: 'browser', resource: 'digest', algorithms: 'SHA-512-256' }, ['Request: GET /account 401']],
    [{ client: 'browser', resource: 'basic', credentials: 'none' }, ['Request: GET /account 401']],
    [{ client: 'browser', resource: 'bearer' }, ['Request: GET /account 401']],
    [
      { client: 'browser', resource: 'cookie', 'sign-in': 'on' },
      ['Sign-in: POST /login 303', 'After the sign-in: GET /account 200'],
    ],
    [
      { client: 'browser', resource: 'cookie', 'sign-in': 'on', way: 'forward-auth-redirect' },
      ['Request: GET /account 302', 'Sign-in: POST /login 303', 'After the sign-in: GET /account 200'],
    ],
    [
      { client: 'curl', resource: 'basic', also: 'digest' },
      ['First try: GET /account 401', 'Answer to the challenge: GET /account 200'],
    ],
    [
      { client: 'curl', resource: 'digest', algorithms: 'SHA-512-256' },
      ['First try: GET /account 401', 'Answer to the challenge: GET /account 401'],
    ],
    [
      { client: 'curl', resource: 'negotiate', also: 'basic' },
      ['First try: GET /account 401', 'Answer to the challenge: GET /account 401'],
    ],
    [{ client: 'curl', resource: 'bearer' }, ['Request: GET /account 200']],
    [{ client: 'same-origin' }, ['Request: GET /account 200']],
    [
      { client: 'same-origin', resource: 'digest' },
      ['First try: GET /account 401', 'After the password box: GET /account 200'],
    ],
    [
      { client: 'cross-origin', cors: 'origin' },
      ['Preflight: OPTIONS /account 204', 'Request: GET /account 200'],
    ],
    [{ client: 'cross-origin', cors: 'none' }, ['Preflight: OPTIONS /account 204']],
    [{ client: 'cross-origin', cors: 'no-authorization' }, ['Preflight: OPTIONS /account 204']],
    [
      { client: 'cross-origin', cors: 'origin', resource: 'dpop', 'dpop-nonce': 'on' },
      [
        'Preflight: OPTIONS /account 204',
        'First try: GET /account 401',
        'With the nonce of the server: GET /account 200',
      ],
    ],
    [
      { client: 'cross-origin', cors: 'credentials', mode: 'include', resource: 'cookie', 'sign-in': 'on' },
      ['Sign-in: POST /login 204', 'Request: GET /account 200'],
    ],
    [
      { way: 'proxy-auth', 'proxy-credentials': 'right' },
      ['Tunnel through the proxy: CONNECT api.example.com:443 200', 'Request: GET /account 200'],
    ],
    [
      { way: 'proxy-auth', 'proxy-credentials': 'wrong' },
      ['Tunnel through the proxy: CONNECT api.example.com:443 407'],
    ],
    [
      { resource: 'basic', password: 'x', lockout: '2' },
      ['First try: GET /account 401', 'Try 2: GET /account 401', 'Locked out: GET /account 429'],
    ],
    [
      { resource: 'basic', password: 'x', lockout: '9' },
      [
        'First try: GET /account 401',
        'Try 2: GET /account 401',
        'Try 3: GET /account 401',
        'Try 4: GET /account 401',
        'Try 5: GET /account 401',
      ],
    ],
    [{ resource: 'basic', lockout: '2' }, ['Request: GET /account 200']],
    [{ open: 'on', credentials: 'none' }, ['Request: GET /account 200']],
  ])('%j', async (changes, steps) => {
    expect(outline(await run(changes))).toEqual(steps);
  });

  test('curl picks Digest of Basic and Digest, and computes SHA-512-256 wrongly', async () => {
    const picked = last(await run({ client: 'curl', resource: 'basic', also: 'digest' }));
    expect(headerOf(picked.request, 'Authorization')).toMatch(/^Digest .*algorithm=SHA-256/);
    const wrong = last(await run({ client: 'curl', resource: 'digest', algorithms: 'SHA-512-256' }));
    expect(headerOf(wrong.request, 'Authorization')).toMatch(/algorithm=SHA-512-256/);
    expect(last(await run({ resource: 'digest', algorithms: 'SHA-512-256' })).status).toBe(200);
  });

  test('the token of the refresh is the one that is sent next', async () => {
    for (const resource of ['bearer', 'dpop']) {
      const [, refresh, next] = (await run({ resource, exp: '-300', refresh: 'used' })).steps;
      const { access_token } = JSON.parse(refresh?.response.body ?? '{}') as { access_token?: string };
      expect(headerOf(next?.request ?? wire(), 'Authorization')?.split(' ')[1]).toBe(access_token);
    }
  });
});

test.each<[Partial<LabState>, string]>([
  [{}, 'HTTP/1.1 200 OK'],
  [{ credentials: 'none' }, 'WWW-Authenticate: '],
  [{ credentials: 'none', fault: 'no-challenge' }, 'HTTP/1.1 401 Unauthorized'],
  [{ exp: '-300' }, 'WWW-Authenticate: '],
  [{ scopes: 'x' }, 'WWW-Authenticate: '],
  [{ credentials: 'other' }, 'Authorization: '],
  [{ resource: 'basic', password: 'x' }, 'Authorization: '],
  [{ resource: 'digest', password: 'x' }, 'Authorization: '],
  [{ resource: 'api-key', 'api-key': 'x' }, 'X-API-Key: '],
  [{ resource: 'cookie', session: 'x' }, 'Cookie: '],
  [{ resource: 'hmac', key: 'wrong' }, 'Authorization: '],
  [{ way: 'cgi' }, 'Authorization: '],
  [{ resource: 'api-key', 'key-header': 'api_key', way: 'underscore-dropped' }, 'api_key: '],
  [{ way: 'redirect' }, 'Location: '],
  [{ way: 'proxy-auth' }, 'Proxy-Authenticate: '],
  [{ way: 'proxy-auth', 'proxy-credentials': 'wrong' }, 'Proxy-Authorization: '],
  [{ resource: 'basic', password: 'x', lockout: '1' }, 'Retry-After: '],
  [{ client: 'cross-origin', cors: 'no-authorization' }, 'Access-Control-Allow-Origin: '],
])('the line that decides of %j is %s', async (changes, mark) => {
  expect(last(await run(changes)).mark).toBe(mark);
});

describe('what a cookie needs', () => {
  const SCRIPT = {
    client: 'cross-origin',
    resource: 'cookie',
    cors: 'credentials',
    mode: 'include',
  } as const;
  const OTHER = 'https://app.example.net';

  test.each<[Partial<LabState>, boolean]>([
    [{ ...SCRIPT }, true],
    [{ ...SCRIPT, samesite: 'Strict' }, true],
    [{ ...SCRIPT, mode: 'same-origin' }, false],
    [{ ...SCRIPT, mode: 'omit' }, false],
    [{ ...SCRIPT, page: OTHER, samesite: 'Lax' }, false],
    [{ ...SCRIPT, page: OTHER, samesite: 'unset' }, false],
    [{ ...SCRIPT, page: OTHER, samesite: 'None' }, true],
    [{ ...SCRIPT, page: OTHER, samesite: 'None', secure: 'off' }, false],
    [{ client: 'browser', resource: 'cookie', transport: 'http' }, false],
    [{ client: 'browser', resource: 'cookie', transport: 'http', secure: 'off' }, true],
    [{ client: 'same-origin', resource: 'cookie' }, true],
    [{ client: 'program', resource: 'cookie' }, true],
  ])('%j: sent %s', async (changes, sent) => {
    const result = await run(changes);
    expect(headerOf(last(result).request, 'Cookie') !== null).toBe(sent);
    expect(result.tag).toBe(sent ? 'granted' : 'denied');
    if (!sent)
      expect(result.steps.flatMap(({ client }) => client).some(({ fix }) => fix === 'u39')).toBe(true);
  });
});

describe('what a script sees', () => {
  test.each<[Partial<LabState>, number | null]>([
    [{ client: 'cross-origin', cors: 'origin', exp: '-300' }, 401],
    [{ client: 'cross-origin', cors: 'origin', exp: '-300', fault: 'no-cors-on-401' }, null],
    [{ client: 'cross-origin', cors: 'any' }, 200],
    [{ client: 'cross-origin', cors: 'any', mode: 'include' }, null],
    [{ client: 'cross-origin', cors: 'origin', fault: '401-on-options' }, null],
    [{ client: 'same-origin', exp: '-300' }, 401],
  ])('%j: %s', async (changes, status) => {
    const result = await run(changes);
    expect(last(result).script?.status).toBe(status);
    if (status === null) {
      expect(result.tag).toBe('denied');
      expect(result.says).toMatch(/TypeError/);
    }
  });

  test('the challenge only when it is exposed', async () => {
    const { script } = last(await run({ client: 'cross-origin', cors: 'origin', credentials: 'none' }));
    expect(script?.headers.map(([name]) => name)).toEqual([
      'WWW-Authenticate',
      'Content-Type',
      'Cache-Control',
      'Content-Length',
    ]);
  });

  test('no other client has a script', async () => {
    expect(last(await run({})).script).toBeNull();
  });
});

test('a status that is no 401 is told as what it is', async () => {
  const says = async (changes: Partial<LabState>) => (await run(changes)).says;
  expect(await says({ exp: '-300' })).toBe(
    'The token expired at 11:55:00 UTC and it is 12:00:00 UTC now, so the server answers 401 and says invalid_token in WWW-Authenticate.',
  );
  expect(await says({ credentials: 'none', fault: 'no-challenge' })).toMatch(/does not say what it wants\.$/);
  expect(await says({ credentials: 'none', fault: 'login-page' })).toMatch(
    /answers 200 with a login page\.$/,
  );
  expect(await says({ way: 'proxy-auth' })).toMatch(/the proxy answers 407 .* in Proxy-Authenticate\.$/);
  expect(await says({ open: 'on', client: 'cross-origin' })).toMatch(
    /^The server asks nobody .* 204\. The script gets a TypeError/,
  );
  expect(await says({ open: 'on' })).toBe('The server asks nobody at this address, and answers 200.');
  expect(await says({ scopes: 'a' })).toMatch(/answers 403 and refuses\.$/);
});

test('clocks: both sides, year 0, and a clock that gives no time', async () => {
  expect((await run({ 'server-clock': '7200' })).status).toBe(401);
  expect((await run({ 'server-clock': '-63900000000' })).status).toBe(401);
  expect((await run({ resource: 'hmac', 'client-clock': '-3600' })).status).toBe(401);
  expect((await play(stateOf(), { ...env(), now: () => Number.NaN })).status).toBe(200);
  expect((await play(stateOf(), env(-62_167_219_200_000))).status).toBe(200);
});

test('values that cannot be taken are named, and the initial ones are played', async () => {
  const { status, problems, steps } = await run({ resource: 'basic', realm: '地', skew: 'soon' });
  expect(status).toBe(200);
  expect(problems.map(({ field }) => field)).toEqual(['realm', 'skew']);
  expect(steps[0].request.startLine).toBe('GET /account HTTP/1.1');
});

function wire(): WireMessage {
  return { kind: 'request', from: '', to: '', hop: 1, startLine: '', headers: [], body: '' };
}

/** Any state whose values can be taken, and some that cannot. */
const TEXTS = [
  '',
  'x',
  'é',
  'https://api.example.com',
  'account:read',
  '"',
  'ada',
  'a b c',
  '0',
  '-300',
  '7200',
  '🔑',
];
const states: fc.Arbitrary<LabState> = fc
  .record(
    Object.fromEntries(
      FIELDS.map(({ name, kind, choices = [], initial }) => {
        const values =
          kind === 'choice' ? choices.map(({ value }) => value) : kind === 'flag' ? ['on', 'off'] : TEXTS;
        return [
          name,
          fc.oneof(
            { weight: kind === 'choice' ? 1 : 4, arbitrary: fc.constant(initial) },
            fc.constantFrom(...values),
          ),
        ];
      }),
    ),
  )
  .map((changes) => stateOf(changes));

const length = (text: string) => new TextEncoder().encode(text).length;

function checkMessage(message: WireMessage): void {
  const { kind, headers, body } = message;
  if (kind === 'request') expect(headers[0]?.[0]).toBe('Host');
  const given = headerOf(message, 'Content-Length');
  if (body !== '') expect(given).toBe(String(length(body)));
  for (const [name, value] of headers) expect(`${name}: ${value}`).not.toMatch(/[\r\n\0]/);
}

function checkStep(step: PlayStep, state: LabState): void {
  const { request, response, mark, status, trace, client } = step;
  checkMessage(request);
  checkMessage(response);
  expect(statusOf(response)).toBe(status);
  const lines = [request, response].flatMap((message) => viewMessage(message).lines.map(wholeLine));
  expect(lines.some((line) => line.includes(mark))).toBe(true);
  for (const { text } of [...trace, ...client]) {
    expect(text).not.toMatch(/undefined|\[object|\.$/);
    expect(text).toMatch(/^\S.*\S$/s);
  }
  if (status === 401 && state.fault === 'none') {
    const challenges = response.headers.filter(([name]) => name === 'WWW-Authenticate');
    expect(challenges.length).toBeGreaterThan(0);
    for (const [, value] of challenges) expect(parseChallenges(value).value.length).toBe(1);
  }
}

test('any state plays to an end, byte-true and the same again', async () => {
  await fc.assert(
    fc.asyncProperty(states, async (state) => {
      const result = await play(state, env());
      for (const step of result.steps) checkStep(step, state);
      expect(result.steps.length).toBeLessThan(8);
      expect(result.says).toMatch(/^\S.*\.$/s);
      expect(result.tag === 'granted').toBe(
        last(result).status === 200 &&
          result.outcome === 'authenticated' &&
          last(result).script?.status !== null,
      );
      expect(JSON.stringify(await play(state, env()))).toBe(JSON.stringify(result));
    }),
    { numRuns: 1500 },
  );
}, 120_000);

test('no secret gets into a trace, a note, a sentence or what the script is told', async () => {
  const mark = 'Qz7MarkQz7';
  const secrets: fc.Arbitrary<Partial<LabState>> = fc.constantFrom<Partial<LabState>>(
    { password: mark },
    { token: mark },
    { token: `${mark}.${mark}.${mark}` },
    { authorization: `Bearer ${mark}` },
    { authorization: mark },
    { authorization: `${mark} ${mark}` },
    { authorization: `Digest username="x", response="${mark}"` },
    { 'api-key': mark },
    { session: mark },
    { body: mark },
  );
  await fc.assert(
    fc.asyncProperty(states, secrets, async (state, secret) => {
      const { steps, says, problems } = await play({ ...state, ...secret }, env());
      const told = steps.map(({ trace, client, decision, mark: marked }) => [
        trace,
        client,
        decision?.trace,
        marked,
      ]);
      expect(JSON.stringify([told, says, problems])).not.toContain(mark);
    }),
    { numRuns: 1500 },
  );
}, 120_000);
