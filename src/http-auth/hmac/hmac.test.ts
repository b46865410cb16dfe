import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepWords } from '#lab/words/index.ts';
import { memoryState } from '../state.ts';
import type { Incoming, StateStore } from '../types.ts';
import { ask, faults, incoming, NOON, summary } from './fixtures/ask.ts';
import { claimNonce, MOST_NONCES } from './nonces.ts';
import type { HmacPolicy } from './policy.ts';
import { signHmac } from './sign.ts';

const SECRET = 'example-signing-secret';
const policy: HmacPolicy = {
  scheme: 'HMAC-SHA256',
  keys: [
    { owner: 'ada', id: 'example-key-id', secret: SECRET },
    { owner: 'ben', id: 'empty', secret: '' },
  ],
  window: 300,
};
const signing = { keyId: 'example-key-id', secret: SECRET, ts: NOON, nonce: 'n-0S6' };
const OK = '200 authenticated';
const bytes = (text: string) => new TextEncoder().encode(text);

async function signed(
  over: Partial<typeof signing> = {},
  request: Partial<Incoming> = {},
): Promise<Incoming> {
  const authorization = await signHmac(incoming(request), { ...signing, ...over });
  return incoming({ ...request, lines: [['Authorization', authorization]] });
}

test('the signature is that of Node over the five lines', async () => {
  const value = await signHmac(incoming({ method: 'PUT', target: '/a?b=1', body: bytes('{}') }), signing);
  const hash = createHash('sha256').update('{}').digest('hex');
  const text = `PUT\n/a?b=1\n${NOON}\nn-0S6\n${hash}`;
  const signature = createHmac('sha256', SECRET).update(text).digest('base64');
  expect(value).toBe(
    `HMAC-SHA256 keyId="example-key-id", ts="${NOON}", nonce="n-0S6", signature="${signature}"`,
  );
});

describe('what is signed', () => {
  const rows: [why: string, sign: Partial<typeof signing>, send: Partial<Incoming>, answer: string][] = [
    ['as signed', {}, {}, OK],
    ['an empty secret', { keyId: 'empty', secret: '' }, {}, OK],
    ['300 s old', { ts: NOON - 300 }, {}, OK],
    ['301 s old', { ts: NOON - 301 }, {}, '401 invalid-credentials hmac.time u33'],
    ['301 s ahead', { ts: NOON + 301 }, {}, '401 invalid-credentials hmac.time u33'],
    ['another secret', { secret: 'example-secret' }, {}, '401 invalid-credentials hmac.signature'],
    ['another key', { keyId: 'nobody' }, {}, '401 invalid-credentials hmac.key u34'],
    ['another method', {}, { method: 'POST' }, '401 invalid-credentials hmac.signature'],
    ['another target', {}, { target: '/account?all' }, '401 invalid-credentials hmac.signature'],
    ['another body', {}, { body: bytes('x') }, '401 invalid-credentials hmac.signature'],
    ['a nonce of 129', { nonce: 'n'.repeat(129) }, {}, '401 invalid-credentials hmac.params'],
  ];
  test.each(rows)('%s', async (_why, sign, send, answer) => {
    const decision = await ask(policy, { ...(await signed(sign)), ...send });
    expect(summary(decision)).toBe(answer);
    expect(faults(decision, [SECRET, 'nobody'])).toEqual([]);
    for (const step of decision.trace) expect(stepWords(step) ?? '').not.toMatch(/undefined|\.$/);
  });
});

describe('what is sent', () => {
  const good = `keyId="example-key-id", ts="${NOON}", nonce="n", signature="${'A'.repeat(43)}="`;
  const bad = '401 invalid-credentials hmac.params';
  const rows: [value: string, answer: string][] = [
    [`HMAC-SHA256 ${good}`, '401 invalid-credentials hmac.signature'],
    [`hmac-sha256 ${good}, more=1`, '401 invalid-credentials hmac.signature'],
    ['HMAC-SHA256', bad],
    ['HMAC-SHA256 dG9rZW4=', bad],
    [`HMAC-SHA256 ${good.replace('keyId', 'id')}`, bad],
    [`HMAC-SHA256 ${good.replace(String(NOON), '2026-11-24')}`, bad],
    [`HMAC-SHA256 ${good.replace('="n"', '=""')}`, bad],
    [`HMAC-SHA256 ${good.replace('A=', 'A')}`, bad],
    [`HMAC-SHA256 ${good}, ts="1"`, '401 invalid-credentials authorization.grammar u27'],
    [`Bearer example-token`, '401 unsupported-scheme authorization.scheme u25'],
  ];
  test.each(rows)('%s', async (value, answer) => {
    const decision = await ask(policy, { lines: [['Authorization', value]] });
    expect(summary(decision)).toBe(answer);
    expect(faults(decision, [SECRET])).toEqual([]);
  });
});

describe('nonces', () => {
  test('the same request twice is a replay: hmac.nonce', async () => {
    const state = memoryState();
    const request = await signed();
    const answers = [];
    for (const nonce of ['a', 'a', 'b']) {
      answers.push(summary(await ask(policy, await signed({ nonce }), { state })));
    }
    expect(answers).toEqual([OK, '401 invalid-credentials hmac.nonce', OK]);
    expect(summary(await ask(policy, request, { state }))).toBe(OK);
  });

  test('of two at once, one wins', async () => {
    const state = memoryState();
    const request = await signed();
    const both = await Promise.all([ask(policy, request, { state }), ask(policy, request, { state })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  test('a wrong signature does not use one up', async () => {
    const state = memoryState();
    const wrong = await ask(policy, await signed({ secret: 'example-secret' }), { state });
    const right = await ask(policy, await signed(), { state });
    expect([wrong.status, right.status]).toEqual([401, 200]);
  });

  const claim = (state: StateStore, nonce: string, timestamp: number, oldest = 0) =>
    claimNonce(state, 'k', nonce, { timestamp, oldest });

  test('are forgotten when their time is over', () => {
    const state = memoryState();
    for (let i = 0; i < 50; i += 1) claim(state, 'n', i, i - 3);
    expect(state.get('k')?.split('\n').slice(1)).toEqual(['46 "n"', '47 "n"', '48 "n"', '49 "n"']);
  });

  test('are bounded, and what was dropped stays used', () => {
    const state = memoryState();
    for (let i = 0; i < MOST_NONCES + 5; i += 1) expect(claim(state, 'n', i)).toBe(true);
    expect(state.get('k')?.split('\n')).toHaveLength(MOST_NONCES + 1);
    expect([4, 5, MOST_NONCES + 5].map((i) => claim(state, 'n', i))).toEqual([false, false, true]);
    expect(claim(state, 'new', 4)).toBe(false);
  });

  test('may hold anything', () => {
    const state = memoryState();
    const odd = ['', ' ', '\n', '1 "n"\n2 "n"', '\uD800', '"'];
    expect(odd.map((nonce) => claim(state, nonce, 1))).toEqual(odd.map(() => true));
    expect(odd.map((nonce) => claim(state, nonce, 1))).toEqual(odd.map(() => false));
  });
});

test('no header and no body throws, and none gets in', async () => {
  const piece = fc.constantFrom('HMAC-SHA256 ', 'keyId=', 'ts=', 'nonce=', 'signature=', '"', ',', '9', 'A=');
  const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }).map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(text, fc.uint8Array({ maxLength: 8 }), async (value, body) => {
      const decision = await ask(policy, { lines: [['Authorization', `HMAC-SHA256 ${value}`]], body });
      expect(decision.status).toBe(401);
      expect(faults(decision, [SECRET])).toEqual([]);
    }),
    { numRuns: 1000 },
  );
}, 60_000);
