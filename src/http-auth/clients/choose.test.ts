import { describe, expect, test } from 'vitest';
import { param } from '../grammar/format.ts';
import { type ClientName, chooseChallenge, type Situation, usableDigest } from './choose.ts';
import { secondChallenge } from './chromium.ts';
import type { ClientRule } from './rules.ts';

/** The scheme and realm picked. */
function pick(lines: readonly string[], client: ClientName, situation?: Situation): string | null {
  const { picked } = chooseChallenge(lines, client, situation);
  return picked && [picked.scheme, param(picked, 'realm')].filter(Boolean).join(' ');
}

function why(lines: readonly string[], client: ClientName, situation?: Situation): readonly ClientRule[] {
  return chooseChallenge(lines, client, situation).why.map(({ id }) => id);
}

const BASIC = 'Basic realm="b"';
const DIGEST = 'Digest realm="d", nonce="n"';
const SHA256 = 'Digest realm="s", nonce="n", algorithm=SHA-256';
const SHA512 = 'Digest realm="t", nonce="n", algorithm=SHA-512-256';
const UNKNOWN = 'Digest realm="u", nonce="n", algorithm=FOO';

/** What Chromium 156, Firefox ESR 153 and curl 7.88.1 (--anyauth -u) did with these lines; `-`: not run. */
interface Row {
  readonly id: string;
  readonly lines: readonly string[];
  readonly chromium: string | null | '-';
  readonly firefox: string | null | '-';
  readonly curl: string | null | '-';
}

const ROWS: readonly Row[] = [
  { id: 'none', lines: [], chromium: null, firefox: null, curl: null },
  { id: 'empty', lines: [''], chromium: null, firefox: null, curl: null },
  { id: 'bearer', lines: ['Bearer realm="a"'], chromium: null, firefox: null, curl: null },
  { id: 'dpop', lines: ['DPoP algs="ES256"'], chromium: null, firefox: null, curl: null },
  { id: 'api-key', lines: ['ApiKey realm="a"'], chromium: null, firefox: '-', curl: null },
  { id: 'unknown', lines: ['Newauth realm="a"'], chromium: null, firefox: null, curl: null },
  { id: 'basic', lines: [BASIC], chromium: 'Basic b', firefox: 'Basic b', curl: 'Basic b' },
  { id: 'basic-no-realm', lines: ['Basic'], chromium: 'Basic', firefox: 'Basic', curl: 'Basic' },
  { id: 'realm-token', lines: ['Basic realm=b'], chromium: 'Basic b', firefox: 'Basic b', curl: 'Basic b' },
  { id: 'lower-case', lines: ['basic realm="b"'], chromium: 'basic b', firefox: 'basic b', curl: 'basic b' },
  { id: 'open-quote', lines: ['Basic realm="b'], chromium: 'Basic b', firefox: 'Basic b', curl: 'Basic b' },
  {
    id: 'two-realm-params',
    lines: ['Basic realm="a", realm="b"'],
    chromium: 'Basic b',
    firefox: '-',
    curl: '-',
  },
  {
    id: 'two-realm-params-digest',
    lines: ['Digest realm="a", realm="b", nonce="n"'],
    chromium: 'Digest b',
    firefox: 'Digest b',
    curl: 'Digest b',
  },
  { id: 'comma-no-space', lines: ['Basic, realm="x"'], chromium: null, firefox: null, curl: 'Basic x' },
  { id: 'basic-digest', lines: [BASIC, DIGEST], chromium: 'Digest d', firefox: 'Digest d', curl: 'Digest d' },
  { id: 'digest-basic', lines: [DIGEST, BASIC], chromium: 'Digest d', firefox: 'Digest d', curl: 'Digest d' },
  {
    id: 'one-line-basic-digest',
    lines: [`${BASIC}, ${DIGEST}`],
    chromium: 'Basic b',
    firefox: 'Digest d',
    curl: 'Digest d',
  },
  {
    id: 'one-line-bearer-basic',
    lines: [`Bearer realm="a", ${BASIC}`],
    chromium: null,
    firefox: 'Basic b',
    curl: 'Basic b',
  },
  {
    id: 'one-line-unknown-basic',
    lines: [`Newauth realm="a", ${BASIC}`],
    chromium: null,
    firefox: '-',
    curl: 'Basic b',
  },
  {
    id: 'bearer-basic',
    lines: ['Bearer realm="a"', BASIC],
    chromium: 'Basic b',
    firefox: 'Basic b',
    curl: 'Basic b',
  },
  { id: 'sha256-md5', lines: [SHA256, DIGEST], chromium: 'Digest s', firefox: 'Digest s', curl: 'Digest s' },
  { id: 'md5-sha256', lines: [DIGEST, SHA256], chromium: 'Digest d', firefox: 'Digest s', curl: 'Digest d' },
  {
    id: 'one-line-md5-sha256',
    lines: [`${DIGEST}, ${SHA256}`],
    chromium: 'Digest d',
    firefox: 'Digest s',
    curl: 'Digest d',
  },
  { id: 'sha512', lines: [SHA512], chromium: null, firefox: null, curl: 'Digest t' },
  { id: 'sha512-basic', lines: [SHA512, BASIC], chromium: 'Basic b', firefox: 'Basic b', curl: 'Digest t' },
  { id: 'sha512-md5', lines: [SHA512, DIGEST], chromium: 'Digest d', firefox: 'Digest d', curl: 'Digest t' },
  {
    id: 'auth-int',
    lines: ['Digest realm="d", nonce="n", qop="auth-int"'],
    chromium: 'Digest d',
    firefox: 'Digest d',
    curl: 'Digest d',
  },
  {
    id: 'md5-sess',
    lines: ['Digest realm="d", nonce="n", algorithm=MD5-sess'],
    chromium: 'Digest d',
    firefox: 'Digest d',
    curl: 'Digest d',
  },
  {
    id: 'qop-unknown',
    lines: ['Digest realm="d", nonce="n", qop="other"'],
    chromium: 'Digest d',
    firefox: 'Digest d',
    curl: 'Digest d',
  },
  { id: 'no-nonce', lines: ['Digest realm="d"'], chromium: null, firefox: 'Digest d', curl: null },
  { id: 'no-nonce-basic', lines: ['Digest realm="d"', BASIC], chromium: 'Basic b', firefox: '-', curl: null },
  { id: 'bare-digest-basic', lines: ['Digest', BASIC], chromium: 'Basic b', firefox: '-', curl: null },
  {
    id: 'empty-nonce',
    lines: ['Digest realm="d", nonce=""'],
    chromium: null,
    firefox: 'Digest d',
    curl: 'Digest d',
  },
  {
    id: 'digest-no-realm',
    lines: ['Digest nonce="n"'],
    chromium: 'Digest',
    firefox: 'Digest',
    curl: 'Digest',
  },
  { id: 'unknown-algorithm-basic', lines: [UNKNOWN, BASIC], chromium: 'Basic b', firefox: '-', curl: null },
  { id: 'unknown-algorithm-md5', lines: [UNKNOWN, DIGEST], chromium: 'Digest d', firefox: '-', curl: null },
  { id: 'ntlm-basic', lines: ['NTLM', BASIC], chromium: 'NTLM', firefox: 'NTLM', curl: 'NTLM' },
  { id: 'one-line-ntlm-basic', lines: [`NTLM, ${BASIC}`], chromium: null, firefox: '-', curl: 'NTLM' },
  { id: 'basic-ntlm', lines: [BASIC, 'NTLM'], chromium: '-', firefox: 'NTLM', curl: '-' },
  { id: 'ntlm-digest', lines: ['NTLM', DIGEST], chromium: 'NTLM', firefox: 'NTLM', curl: 'Digest d' },
  { id: 'digest-ntlm', lines: [DIGEST, 'NTLM'], chromium: 'NTLM', firefox: 'NTLM', curl: 'Digest d' },
  { id: 'negotiate', lines: ['Negotiate'], chromium: null, firefox: null, curl: 'Negotiate' },
  {
    id: 'negotiate-basic',
    lines: ['Negotiate', BASIC],
    chromium: 'Basic b',
    firefox: 'Basic b',
    curl: 'Negotiate',
  },
  {
    id: 'two-basic-realms',
    lines: [BASIC, 'Basic realm="c"'],
    chromium: 'Basic b',
    firefox: '-',
    curl: 'Basic b',
  },
];

describe.each(['chromium', 'firefox', 'curl'] as const)('measured: %s', (client) => {
  test.each(ROWS.filter((row) => row[client] !== '-'))('$id', (row) => {
    const choice = chooseChallenge(row.lines, client);
    expect(pick(row.lines, client)).toBe(row[client]);
    expect(choice.prompts).toBe(client !== 'curl' && row[client] !== null);
  });
});

test.each<[id: string, lines: readonly string[], picked: string | null]>([
  ['strongest', [BASIC, DIGEST], 'Digest d'],
  ['first Digest that is understood', [UNKNOWN, SHA512, DIGEST], 'Digest t'],
  ['one line', [`Bearer realm="a", ${BASIC}`], 'Basic b'],
  ['no realm', ['Basic'], null],
  ['malformed', ['Basic realm="b'], null],
])('by the RFCs: %s', (_, lines, picked) => {
  expect(pick(lines, 'spec')).toBe(picked);
});

const ALL = ['Bearer realm="a"', BASIC, 'Negotiate', 'NTLM', DIGEST];

test.each<[client: ClientName, situation: Situation, picked: string | null]>([
  ['chromium', { negotiate: true }, 'Negotiate'],
  ['curl', { negotiate: true }, 'Negotiate'],
  ['curl', { bearer: true }, 'Negotiate'],
  ['chromium', { status: 407 }, 'NTLM'],
  ['chromium', { status: 403 }, null],
  ['chromium', { status: 200 }, null],
  ['firefox', { status: 403 }, null],
  ['chromium', { omitsCredentials: true }, null],
  ['firefox', { omitsCredentials: true }, null],
  ['curl', { anyAuth: false }, null],
])('by %s in %j', (client, situation, picked) => {
  expect(pick(ALL, client, situation)).toBe(picked);
});

test('curl sends a token that it has before anything but Negotiate', () => {
  expect(pick([DIGEST, 'Bearer realm="a"'], 'curl', { bearer: true })).toBe('Bearer a');
});

test.each<[id: ClientRule, lines: readonly string[], client: ClientName, situation?: Situation]>([
  ['choose.status', [BASIC], 'chromium', { status: 403 }],
  ['choose.omits-credentials', [BASIC], 'chromium', { omitsCredentials: true }],
  ['choose.no-challenge', [' , '], 'chromium'],
  ['choose.rest-of-line', [`${BASIC}, ${DIGEST}`], 'chromium'],
  ['choose.unreadable', ['Basic realm'], 'chromium'],
  ['choose.unreadable', ['Basic, realm="x"'], 'firefox'],
  ['choose.unknown-scheme', ['Newauth realm="a"'], 'curl'],
  ['choose.scheme-for-programs', ['Bearer realm="a"'], 'firefox'],
  ['choose.basic-realm', ['Basic'], 'spec'],
  ['choose.digest-nonce', ['Digest realm="d"'], 'chromium'],
  ['choose.digest-realm', ['Digest nonce="n"'], 'spec'],
  ['choose.digest-algorithm', [SHA512], 'firefox'],
  ['choose.digest-qop', ['Digest realm="d", nonce="n", qop="other"'], 'spec'],
  ['choose.negotiate-not-set-up', ['Negotiate'], 'chromium'],
  ['choose.bearer-not-given', ['Bearer realm="a"'], 'curl'],
  ['choose.only', [BASIC], 'curl'],
  ['choose.order-spec', [BASIC, DIGEST], 'spec'],
  ['choose.order-chromium', [BASIC, DIGEST], 'chromium'],
  ['choose.order-firefox', [BASIC, DIGEST], 'firefox'],
  ['choose.order-curl', [BASIC, DIGEST], 'curl'],
  ['choose.less-wanted', [BASIC, DIGEST], 'firefox'],
  ['choose.same-scheme', [BASIC, 'Basic realm="c"'], 'chromium'],
  ['choose.weaker-algorithm', [DIGEST, SHA256], 'firefox'],
  ['choose.last-param', ['Basic realm="a", realm="b"'], 'chromium'],
  ['choose.curl-preemptive', [BASIC], 'curl', { anyAuth: false }],
  ['choose.curl-negotiate', ['Negotiate', BASIC], 'curl'],
  ['choose.curl-unreadable-digest', [UNKNOWN, BASIC], 'curl'],
  ['choose.curl-wrong-hash', [SHA512], 'curl'],
  ['choose.curl-asks-nobody', [BASIC], 'curl'],
  ['choose.negotiate-silent', ['Negotiate'], 'chromium', { negotiate: true }],
  ['choose.body-shown', ['Bearer realm="a"'], 'chromium'],
  ['choose.prompts', [BASIC], 'chromium'],
])('%s: %j by %s', (id, lines, client, situation) => {
  expect(why(lines, client, situation)).toContain(id);
});

test('the whole story of a choice, each scheme by its name', () => {
  const { why: steps } = chooseChallenge(['Bearer realm="a"', BASIC, SHA256], 'chromium');
  expect(steps.map(({ id, observed, fix }) => [id, observed, fix])).toEqual([
    ['choose.scheme-for-programs', 'Bearer', 'u23'],
    ['choose.order-chromium', 'Digest', undefined],
    ['choose.less-wanted', 'Basic', undefined],
    ['choose.prompts', undefined, undefined],
  ]);
});

test('a word that may be a secret is not shown', () => {
  const { why: steps } = chooseChallenge(['s3cret'], 'chromium');
  expect(JSON.stringify(steps)).not.toContain('s3cret');
  expect(steps[0]).toMatchObject({ id: 'choose.unknown-scheme', observed: '‹unknown scheme›' });
});

test.each<[line: string, chromium: boolean, curl: boolean]>([
  [DIGEST, true, true],
  [SHA256, true, true],
  [SHA512, false, true],
  ['Digest nonce="n"', true, true],
  ['Digest realm="d"', false, false],
  ['Digest realm="d", nonce=""', false, true],
  ['Digest realm="d", nonce="n", qop="auth-int"', true, true],
  ['Digest realm="d", nonce="n", algorithm=MD5-sess', true, true],
  ['Digest realm="d", nonce="n", qop=', false, true],
  ['Digest realm="d", nonce="n", qop=""', true, true],
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
