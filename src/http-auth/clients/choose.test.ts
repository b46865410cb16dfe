import { describe, expect, test } from 'vitest';
import { param } from '../grammar/format.ts';
import { type ClientName, chooseChallenge, type Situation, usableDigest } from './choose.ts';
import { secondChallenge } from './chromium.ts';

/** The scheme and realm picked. */
function pick(lines: readonly string[], client: ClientName, situation?: Situation): string | null {
  const { picked } = chooseChallenge(lines, client, situation);
  return picked && [picked.scheme, param(picked, 'realm')].filter(Boolean).join(' ');
}

const BASIC = 'Basic realm="b"';
const DIGEST = 'Digest realm="d", nonce="n"';
const SHA256 = 'Digest realm="s", nonce="n", algorithm=SHA-256';
const SHA512 = 'Digest realm="t", nonce="n", algorithm=SHA-512-256';

describe('picked of the field lines', () => {
  test.each<[lines: string[], chromium: string | null, curl: string | null]>([
    [[], null, null],
    [[''], null, null],
    [['Bearer realm="a"'], null, null],
    [['DPoP algs="ES256"'], null, null],
    [['Newauth realm="a"'], null, null],
    [[BASIC], 'Basic b', 'Basic b'],
    [['Basic'], 'Basic', 'Basic'],
    [['Basic realm=b'], 'Basic b', 'Basic b'],
    [['basic realm="b"'], 'basic b', 'basic b'],
    [['Basic realm="b'], 'Basic b', 'Basic b'],
    [['Basic, realm="x"'], null, 'Basic x'],
    [[BASIC, DIGEST], 'Digest d', 'Digest d'],
    [[DIGEST, BASIC], 'Digest d', 'Digest d'],
    [[`${BASIC}, ${DIGEST}`], 'Basic b', 'Digest d'],
    [[`Bearer realm="a", ${BASIC}`], null, 'Basic b'],
    [[`Newauth realm="a", ${BASIC}`], null, 'Basic b'],
    [['Bearer realm="a"', BASIC], 'Basic b', 'Basic b'],
    [[SHA256, DIGEST], 'Digest s', 'Digest s'],
    [[SHA512], null, 'Digest t'],
    [['Digest realm="d"'], null, null],
    [['NTLM', BASIC], 'NTLM', 'NTLM'],
    [['NTLM', DIGEST], 'NTLM', 'Digest d'],
    [['Negotiate'], null, 'Negotiate'],
    [['Negotiate', BASIC], 'Basic b', 'Negotiate'],
    [[BASIC, 'Basic realm="c"'], 'Basic b', 'Basic b'],
  ])('%j', (lines, chromium, curl) => {
    expect(pick(lines, 'chromium')).toBe(chromium);
    expect(pick(lines, 'curl')).toBe(curl);
  });

  test('of two realms Chromium takes the last', () => {
    expect(pick(['Basic realm="a", realm="b"'], 'chromium')).toBe('Basic b');
  });

  test.each<[client: ClientName, situation: Situation, picked: string | null]>([
    ['chromium', { negotiate: true }, 'Negotiate'],
    ['curl', { negotiate: true }, 'Negotiate'],
    ['curl', { bearer: true }, 'Negotiate'],
    ['curl', {}, 'Negotiate'],
    ['firefox', {}, 'Basic b'],
    ['firefox', { mostSecure: true }, 'NTLM'],
    ['spec', {}, 'Digest d'],
    ['chromium', { status: 407 }, 'NTLM'],
    ['chromium', { status: 403 }, null],
    ['chromium', { status: 200 }, null],
    ['chromium', { omitsCredentials: true }, null],
  ])('by %s in %j', (client, situation, picked) => {
    const lines = ['Bearer realm="a"', BASIC, 'Negotiate', 'NTLM', DIGEST];
    expect(pick(lines, client, situation)).toBe(picked);
  });
});

test('curl sends a token that it has before anything but Negotiate', () => {
  expect(pick([DIGEST, 'Bearer realm="a"'], 'curl', { bearer: true })).toBe('Bearer a');
});

test.each<[client: ClientName, lines: string[], prompts: boolean]>([
  ['chromium', [BASIC], true],
  ['chromium', ['Bearer'], false],
  ['chromium', ['Negotiate'], false],
  ['firefox', [BASIC], true],
  ['spec', [BASIC], true],
  ['curl', [BASIC], false],
])('%s with %j: a password box %s', (client, lines, prompts) => {
  expect(chooseChallenge(lines, client, { negotiate: true }).prompts).toBe(prompts);
});

test.each<[line: string, chromium: boolean, curl: boolean]>([
  [DIGEST, true, true],
  [SHA256, true, true],
  [SHA512, false, true],
  ['Digest nonce="n"', true, false],
  ['Digest realm="d"', false, false],
  ['Digest realm="d", nonce=""', false, true],
  ['Digest realm="d", nonce="n", qop="auth-int"', true, true],
  ['Digest realm="d", nonce="n", algorithm=MD5-sess', true, true],
  ['Digest realm="d", nonce="n", qop=', false, false],
  [BASIC, false, false],
])('%s can be answered', (line, chromium, curl) => {
  expect([usableDigest(line, 'chromium') !== null, usableDigest(line, 'curl') !== null]).toEqual([
    chromium,
    curl,
  ]);
});

test.each([
  [DIGEST, 'Digest realm="d", nonce="m"', 'reject'],
  [DIGEST, 'Digest realm="d", nonce="m", stale=false', 'reject'],
  [DIGEST, 'Digest realm="d", nonce="m", stale=TRUE', 'stale'],
  [DIGEST, 'Digest realm="e", nonce="m"', 'different-realm'],
  [DIGEST, BASIC, 'invalid'],
  [BASIC, BASIC, 'reject'],
  [BASIC, 'Basic realm="c"', 'different-realm'],
  [BASIC, '', 'invalid'],
])('%s then %s: %s', (first, second, result) => {
  expect(secondChallenge(first, second)).toBe(result);
});
