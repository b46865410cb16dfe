import { describe, expect, test } from 'vitest';
import { fieldValues } from '../fields.ts';
import { param } from '../grammar/format.ts';
import { parseAuthParams } from '../grammar/parse.ts';
import type { Challenge } from '../grammar/types.ts';
import { DIGEST_ALGORITHMS } from './algorithms.ts';
import {
  answerTo,
  type Changes,
  CNONCE,
  CONTENT,
  challengeIn,
  exchange,
  JAPANESE,
  OK,
  serve,
  summary,
  UMLAUT,
  WRONG,
} from './fixtures/exchange.ts';
import type { DigestPolicy } from './policy.ts';
import { digestRspauth, hashUsername, type Qop } from './response.ts';
import { encodeUsername } from './username.ts';

describe('D7: Authentication-Info', () => {
  const info = async (policy: Partial<DigestPolicy>, method = 'GET') => {
    const server = serve(policy);
    const challenge = challengeIn(await server.ask(null));
    const decision = await server.ask(answerTo(challenge, { method }), { method });
    const line = fieldValues(decision, 'Authentication-Info')[0] ?? '';
    const read = parseAuthParams(line);
    expect(read.valid).toBe(true);
    return { server, challenge, line, params: read.value };
  };

  test.each<[policy: Partial<DigestPolicy>, line: RegExp]>([
    [{}, /^rspauth="[0-9a-f]{64}", qop=auth, cnonce="example-cnonce", nc=00000001$/],
    [{ qop: ['auth-int'] }, /^rspauth="[0-9a-f]{64}", qop=auth-int, cnonce="example-cnonce", nc=00000001$/],
    [
      { algorithms: ['MD5'], nextnonce: true },
      /^rspauth="[0-9a-f]{32}", .+, nc=00000001, nextnonce=".{44}"$/,
    ],
    [{ qop: null }, /^rspauth="[0-9a-f]{64}"$/],
  ])('%j', async (policy, line) => {
    expect((await info(policy)).line).toMatch(line);
  });

  test('nextnonce is taken with the next request, counted from one', async () => {
    const { server, challenge, params } = await info({ nextnonce: true });
    const next = params.find(({ name }) => name === 'nextnonce')?.value ?? '';
    const renewed = {
      ...challenge,
      params: challenge.params.map((p) => (p.name === 'nonce' ? { ...p, value: next } : p)),
    };
    expect(summary(await server.ask(answerTo(renewed)))).toBe(OK);
    expect(summary(await server.ask(answerTo(challenge, { count: 2 })))).toBe(OK);
  });

  test('the answer to HEAD has no body for rspauth to cover', async () => {
    const bodies = [new TextEncoder().encode(CONTENT), new Uint8Array()] as const;
    for (const [method, body] of [
      ['GET', bodies[0]],
      ['HEAD', bodies[1]],
    ] as const) {
      const { challenge, params } = await info({ qop: ['auth-int'], algorithms: ['SHA-256'] }, method);
      const expected = digestRspauth({
        algorithm: 'SHA-256',
        username: 'ada',
        password: 's3cret',
        realm: 'account',
        nonce: param(challenge, 'nonce') ?? '',
        method,
        uri: '/account',
        qop: 'auth-int',
        nc: '00000001',
        cnonce: CNONCE,
        body,
      });
      expect(params.find(({ name }) => name === 'rspauth')?.value).toBe(expected);
    }
  });

  test('none with a refusal', async () => {
    const decision = await exchange(serve(), { password: 'wrong' });
    expect(fieldValues(decision, 'Authentication-Info')).toEqual([]);
  });
});

describe.each(DIGEST_ALGORITHMS)('D8, D10: %s', (algorithm) => {
  test.each<[qop: readonly [Qop, ...Qop[]] | null, used: Qop | null]>([
    [null, null],
    [['auth'], 'auth'],
    [['auth-int'], 'auth-int'],
    [['auth-int', 'auth'], 'auth'],
  ])('with qop %j: round trip, and rspauth as the client computes it', async (qop, used) => {
    const body = new TextEncoder().encode('{"amount":1}');
    for (const userhash of [false, true]) {
      for (const username of ['ada', UMLAUT, JAPANESE]) {
        const server = serve({ algorithms: [algorithm], qop, userhash });
        const challenge = challengeIn(await server.ask(null));
        const answer = { username, method: 'POST', body, count: 26 };
        const decision = await server.ask(answerTo(challenge, answer), { method: 'POST', body });
        expect([summary(decision), decision.principal?.owner]).toEqual([OK, username]);
        const rspauth = digestRspauth({
          ...answer,
          algorithm,
          password: 's3cret',
          realm: 'account',
          nonce: param(challenge, 'nonce') ?? '',
          uri: '/account',
          qop: used,
          nc: '0000001a',
          cnonce: CNONCE,
          body: new TextEncoder().encode(CONTENT),
        });
        expect(fieldValues(decision, 'Authentication-Info')[0]).toContain(`rspauth="${rspauth}"`);
      }
    }
  });

  test('auth-int covers the body', async () => {
    const server = serve({ algorithms: [algorithm], qop: ['auth-int'] });
    const line = answerTo(challengeIn(await server.ask(null)), { method: 'POST', body: new Uint8Array([1]) });
    expect(summary(await server.ask(line, { method: 'POST', body: new Uint8Array([2]) }))).toBe(WRONG);
  });

  test('the method is covered', async () => {
    expect(summary(await exchange(serve({ algorithms: [algorithm] }), {}, {}, { method: 'POST' }))).toBe(
      WRONG,
    );
  });
});

test('D8: one challenge line for each algorithm in the order of the policy, each of which can be answered', async () => {
  const server = serve({ algorithms: DIGEST_ALGORITHMS });
  const first = await server.ask(null);
  const lines = fieldValues(first, 'WWW-Authenticate');
  expect(lines.map((line) => /algorithm=([\w-]+)/.exec(line)?.[1])).toEqual(DIGEST_ALGORITHMS);
  const got: string[] = [];
  for (const [index, algorithm] of DIGEST_ALGORITHMS.entries()) {
    got.push(summary(await server.ask(answerTo(challengeIn(first, algorithm), { count: index + 1 }))));
  }
  expect(got).toEqual(DIGEST_ALGORITHMS.map(() => OK));
});

describe('D9: quoting', () => {
  test('of a challenge', async () => {
    const server = serve({ algorithms: ['MD5'], qop: ['auth', 'auth-int'], userhash: true }, 'the "account"');
    const line = answerTo(challengeIn(await server.ask(null)));
    server.wait(300);
    expect(fieldValues(await server.ask(line), 'WWW-Authenticate')[0]).toMatch(
      /^Digest realm="the \\"account\\"", qop="auth, auth-int", algorithm=MD5, nonce=".{44}", opaque="[0-9a-f]{32}", charset="UTF-8", userhash=true, stale=true$/,
    );
  });

  test('without qop in the legacy form', async () => {
    const line = fieldValues(await serve({ qop: null }).ask(null), 'WWW-Authenticate')[0];
    expect(line).not.toContain('qop');
  });

  test('of credentials does not matter', async () => {
    const line = answerTo(challengeIn(await serve().ask(null)));
    const quoted = line.replace(/=([\w-]+)(?=,|$)/g, '="$1"');
    const bare = line.replace(/="([\w-]+)"/g, '=$1');
    expect(new Set([line, quoted, bare]).size).toBe(3);
    for (const each of [quoted, bare]) {
      const server = serve();
      await server.ask(null);
      expect(summary(await server.ask(each))).toBe(OK);
    }
  });
});

describe('user names', () => {
  test.each<[why: string, username: string, changes: (challenge: Challenge) => Changes, says: string]>([
    ['username*', UMLAUT, () => ({}), OK],
    [
      'quoted UTF-8 octets',
      UMLAUT,
      () => ({ 'username*': null, username: 'J\u00C3\u00A4s\u00C3\u00B8n Doe' }),
      OK,
    ],
    ['quoted ISO-8859-1 octets', UMLAUT, () => ({ 'username*': null, username: UMLAUT }), OK],
    ['plain ASCII as username*', 'ada', () => ({ username: null, 'username*': encodeUsername('ada') }), OK],
    ['another user as username*', UMLAUT, () => ({ 'username*': encodeUsername('ada') }), WRONG],
  ])('%s', async (_why, username, changes, says) => {
    const server = serve();
    const challenge = challengeIn(await server.ask(null));
    expect(summary(await server.ask(answerTo(challenge, { username }, changes(challenge))))).toBe(says);
  });

  test.each<[why: string, changes: Changes, says: string]>([
    ['hashed', {}, OK],
    ['in clear although hashes are offered', { username: 'ada', userhash: null }, OK],
    ['hashed for another user', { username: hashUsername('SHA-256', UMLAUT, 'account') }, WRONG],
    ['hashed for another realm', { username: hashUsername('SHA-256', 'ada', 'other') }, WRONG],
    ['hashed by another algorithm', { username: hashUsername('MD5', 'ada', 'account') }, WRONG],
    ['in clear but said to be hashed', { username: 'ada' }, WRONG],
  ])('userhash: %s', async (_why, changes, says) => {
    expect(summary(await exchange(serve({ userhash: true }), {}, changes))).toBe(says);
  });
});

test('a realm that no field can hold is the same for both sides', async () => {
  expect(summary(await exchange(serve({}, `${JAPANESE} \u{1F512}`)))).toBe(OK);
});

test('the steps in order, with nothing secret in them', async () => {
  const server = serve({ algorithms: ['SHA-256'] });
  const challenge = challengeIn(await server.ask(null));
  const { trace } = await server.ask(answerTo(challenge));
  const steps = trace.map(({ step }) => step).filter((step) => step.startsWith('digest.'));
  expect(steps).toEqual([
    'digest.params',
    'digest.realm',
    'digest.username',
    'digest.uri',
    'digest.algorithm',
    'digest.qop',
    'digest.nc-form',
    'digest.opaque',
    'digest.response',
    'digest.nonce',
    'digest.nc',
  ]);
});
