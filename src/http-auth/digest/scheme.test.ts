import { describe, expect, test } from 'vitest';
import { param } from '../grammar/format.ts';
import {
  answerTo,
  bad,
  type Changes,
  CNONCE,
  challengeIn,
  exchange,
  OK,
  ORIGIN,
  serve,
  summary,
  WRONG,
} from './fixtures/exchange.ts';
import type { DigestPolicy } from './policy.ts';

/** Row of the decision table, what was changed in right credentials, and what came of it. */
const CASES: readonly [
  row: string,
  why: string,
  changes: Changes,
  says: string,
  policy?: Partial<DigestPolicy>,
][] = [
  ['D1', 'no username', { username: null }, bad('params')],
  ['D1', 'no realm', { realm: null }, bad('params')],
  ['D1', 'no nonce', { nonce: null }, bad('params')],
  ['D1', 'no uri', { uri: null }, bad('params')],
  ['D1', 'no response', { response: null }, bad('params')],
  ['D1', 'no qop', { qop: null }, bad('params')],
  ['D1', 'no nc', { nc: null }, bad('params')],
  ['D1', 'no cnonce', { cnonce: null }, bad('params')],
  ['D1', 'no cnonce for a session', { cnonce: null }, bad('params'), { qop: null, algorithms: ['MD5-sess'] }],
  ['D1', 'both user names', { 'username*': "UTF-8''ada" }, bad('username')],
  ['D1', 'username* not UTF-8', { username: null, 'username*': "UTF-8''%FF" }, bad('username')],
  ['D1', 'username* without charset', { username: null, 'username*': 'ada' }, bad('username')],
  [
    'D1',
    'hashed username*',
    { username: null, 'username*': "UTF-8''ada", userhash: 'true' },
    bad('username'),
    { userhash: true },
  ],
  ['D1', 'userhash neither true nor false', { userhash: 'yes' }, bad('username')],
  ['D1', 'userhash that was not offered', { userhash: 'true' }, bad('username')],
  ['D1', 'nc of seven digits', { nc: '0000001' }, bad('nc-form')],
  ['D1', 'nc of nine digits', { nc: '000000001' }, bad('nc-form')],
  ['D1', 'nc no hex', { nc: '0000000g' }, bad('nc-form')],
  ['D2', 'another path', { uri: '/other' }, bad('uri')],
  ['D2', 'another query', { uri: '/account?page=1' }, bad('uri')],
  ['D2', 'another host', { uri: 'https://example.com/account' }, bad('uri')],
  ['D2', 'an empty one', { uri: '' }, bad('uri')],
  ['D4', 'another response', { response: '0'.repeat(64) }, WRONG],
  ['D4', 'no hex in the response', { response: 'wrong' }, WRONG],
  ['D4', 'an unknown user', { username: 'eve' }, WRONG],
  ['D4', 'another cnonce', { cnonce: 'other' }, WRONG],
  ['D4', 'another count', { nc: '00000002' }, WRONG],
  ['D4', 'a nonce that does not fit the response', { nonce: 'other' }, WRONG],
  ['D4', 'another realm', { realm: 'other' }, '401 invalid-credentials digest.realm'],
  ['D6', 'a known algorithm', { algorithm: 'SHA-512-256' }, bad('algorithm')],
  ['D6', 'an unknown algorithm', { algorithm: 'SHA-512' }, bad('algorithm')],
  [
    'D6',
    'the algorithm left out, which means MD5',
    { algorithm: null },
    bad('algorithm'),
    { algorithms: ['SHA-256'] },
  ],
  ['D6', 'auth-int', { qop: 'auth-int' }, bad('qop')],
  ['D6', 'an unknown qop', { qop: 'auth-conf' }, bad('qop')],
  ['D6', 'qop where none was offered', { qop: 'auth' }, bad('qop'), { qop: null }],
  ['D6', 'another opaque', { opaque: 'other' }, bad('opaque')],
  ['D6', 'no opaque', { opaque: null }, bad('opaque')],
  ['D7', 'nothing', {}, OK],
  ['D7', 'userhash=false', { userhash: 'false' }, OK],
  ['D7', 'algorithm in lower case', { algorithm: 'sha-256' }, OK],
  ['D7', 'the algorithm left out, which means MD5', { algorithm: null }, OK, { algorithms: ['MD5'] }],
  ['D7', 'another parameter', { more: 'x' }, OK],
];

test.each(CASES)('%s: %s', async (_row, _why, changes, says, policy) => {
  const decision = await exchange(serve(policy), {}, changes);
  expect(summary(decision)).toBe(says);
  // A 400 has no challenge: the same credentials would be improper again.
  expect(decision.challenges).toHaveLength(decision.status === 401 ? (policy?.algorithms?.length ?? 2) : 0);
});

describe('D2: uri', () => {
  test.each<[target: string, uri: string, says: string]>([
    ['/account?page=1', '/account?page=1', OK],
    ['/account?page=1', '/account?page=2', bad('uri')],
    ['/account?page=1', '/account', bad('uri')],
    ['/account', `${ORIGIN}/account`, OK],
    ['/', ORIGIN, OK],
    ['/account', `${ORIGIN}.example.net/account`, bad('uri')],
    ['/a%2fb', '/a%2Fb', OK],
    ['/%7Eada', '/~ada', OK],
    ['/a%2Fb', '/a/b', bad('uri')],
    ['*', '*', OK],
  ])('%s asked for, %s signed', async (target, uri, says) => {
    expect(summary(await exchange(serve(), { uri }, {}, { target }))).toBe(says);
  });

  test('a query is never shown, as it may hold a secret', async () => {
    const { trace } = await exchange(serve(), { uri: '/other?key=example-key' });
    expect(trace.at(-1)).toMatchObject({ observed: '/other', expected: '/account' });
  });
});

describe('D3: a nonce that is too old or unknown', () => {
  const STALE = '401 stale-nonce digest.nonce stale';

  test('young until it is as old as its lifetime', async () => {
    for (const [age, says] of [
      [299, OK],
      [300, STALE],
      [-1, STALE],
    ] as const) {
      const server = serve();
      const line = answerTo(challengeIn(await server.ask(null)));
      server.wait(age);
      expect(summary(await server.ask(line))).toBe(says);
    }
  });

  test('unknown, as after a restart: a new nonce, with which the same password is right', async () => {
    const line = answerTo(challengeIn(await serve().ask(null)));
    const restarted = serve();
    const refused = await restarted.ask(line);
    expect(summary(refused)).toBe(STALE);
    expect(summary(await restarted.ask(answerTo(challengeIn(refused))))).toBe(OK);
  });

  test('with a wrong password nothing is said of the nonce', async () => {
    const server = serve();
    const line = answerTo(challengeIn(await server.ask(null)), { password: 'wrong' });
    server.wait(300);
    const refused = await server.ask(line);
    expect(summary(refused)).toBe(WRONG);
    expect(refused.trace.some(({ step }) => step === 'digest.nonce')).toBe(false);
  });

  test('of another realm on the same server', async () => {
    const first = serve();
    const second = serve({}, 'reports', first.state);
    const [one, other] = [challengeIn(await first.ask(null)), challengeIn(await second.ask(null))];
    const swap = { nonce: param(one, 'nonce') ?? '' };
    const mixed = {
      ...other,
      params: other.params.map((p) => (p.name === 'nonce' ? { ...p, value: swap.nonce } : p)),
    };
    expect(summary(await second.ask(answerTo(mixed)))).toBe(STALE);
    // That use does not count for the realm that gave it out.
    expect(summary(await first.ask(answerTo(one)))).toBe(OK);
  });
});

test('D4: every refusal brings a new nonce', async () => {
  const server = serve();
  const first = challengeIn(await server.ask(null));
  const refused = await server.ask(answerTo(first, { password: 'wrong' }));
  expect(param(challengeIn(refused), 'nonce')).not.toBe(param(first, 'nonce'));
});

test('D4: an unknown user and a wrong password look the same', async () => {
  const answers = await Promise.all(
    [{ username: 'eve' }, { password: 'wrong' }, { username: 'eve', password: '' }].map((answer) =>
      exchange(serve(), answer),
    ),
  );
  expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
});

describe('D5: counts', () => {
  const REPLAY = '401 stale-nonce digest.nc stale';

  test.each<[counts: readonly number[], says: readonly string[]]>([
    [
      [1, 2, 3],
      [OK, OK, OK],
    ],
    [
      [1, 1],
      [OK, REPLAY],
    ],
    [
      [1, 2, 1],
      [OK, OK, REPLAY],
    ],
    [
      [3, 2, 4],
      [OK, REPLAY, OK],
    ],
    [
      [9, 10, 26, 26],
      [OK, OK, OK, REPLAY],
    ],
    [[0], [REPLAY]],
    [
      [0xffffffff, 0xffffffff],
      [OK, REPLAY],
    ],
  ])('%j', async (counts, says) => {
    const server = serve();
    const challenge = challengeIn(await server.ask(null));
    const got: string[] = [];
    for (const count of counts) got.push(summary(await server.ask(answerTo(challenge, { count }))));
    expect(got).toEqual(says);
  });

  test('a wrong response does not count', async () => {
    const server = serve();
    const challenge = challengeIn(await server.ask(null));
    expect(summary(await server.ask(answerTo(challenge, { password: 'wrong' })))).toBe(WRONG);
    expect(summary(await server.ask(answerTo(challenge)))).toBe(OK);
  });

  test('each nonce has its own; all resources of a realm share it', async () => {
    const server = serve();
    const [one, other] = [challengeIn(await server.ask(null)), challengeIn(await server.ask(null))];
    expect(summary(await server.ask(answerTo(one, { count: 5 })))).toBe(OK);
    expect(summary(await server.ask(answerTo(other, { count: 1 })))).toBe(OK);
    const sibling = serve({}, 'account', server.state);
    expect(summary(await sibling.ask(answerTo(one, { count: 5 })))).toBe(REPLAY);
    expect(summary(await sibling.ask(answerTo(one, { count: 6 })))).toBe(OK);
  });

  test('the legacy form has none: a nonce serves until it is too old', async () => {
    const server = serve({ qop: null });
    const line = answerTo(challengeIn(await server.ask(null)));
    expect(summary(await server.ask(line))).toBe(OK);
    const again = await server.ask(line);
    expect(summary(again)).toBe(OK);
    expect(again.trace.filter(({ verdict }) => verdict === 'skip').map(({ step }) => step)).toEqual([
      'digest.nc-form',
      'digest.nc',
    ]);
  });
});

test('nothing secret in any trace', async () => {
  for (const [, , changes, , policy] of CASES) {
    const server = serve(policy);
    const challenge = challengeIn(await server.ask(null));
    const line = answerTo(challenge, {}, changes);
    const { trace, body } = await server.ask(line);
    server.wait(300);
    const later = await server.ask(line);
    const text = JSON.stringify([trace, later.trace, body, later.body]);
    for (const secret of [
      's3cret',
      CNONCE,
      param(challenge, 'nonce') ?? CNONCE,
      /response="(\w+)"/.exec(line)?.[1] ?? CNONCE,
    ]) {
      if (secret !== 'wrong') expect(text).not.toContain(secret);
    }
  }
});
