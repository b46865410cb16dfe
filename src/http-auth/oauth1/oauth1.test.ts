import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepWords } from '#lab/words/index.ts';
import { fieldValues } from '../fields.ts';
import { ask, faults, incoming, NOON, summary } from '../hmac/fixtures/ask.ts';
import { percentEncode } from '../hmac/percent.ts';
import { memoryState } from '../state.ts';
import type { FieldLine, Incoming } from '../types.ts';
import { paramsElsewhere } from './params.ts';
import type { OAuth1Policy } from './policy.ts';
import { signOAuth1 } from './sign.ts';
import { baseString, oauth1Signature } from './signature.ts';

const OK = '200 authenticated';
const bytes = (text: string) => new TextEncoder().encode(text);
const FORM: FieldLine = ['Content-Type', 'application/x-www-form-urlencoded'];

describe('the examples of RFC 5849', () => {
  const client = { key: 'dpf43f3p2l4k3l03', secret: 'kd94hf93k423kf44' };
  const sign = { client, method: 'HMAC-SHA1' } as const;

  test('§3.4.1.1: the base string, with query and form body', () => {
    const request = incoming({
      method: 'POST',
      target: '/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b',
      origin: 'http://example.com',
      lines: [['Host', 'EXAMPLE.COM:80'], FORM],
      body: bytes('c2&a3=2+q'),
    });
    const own = [
      ['oauth_consumer_key', '9djdj82h48djs9d2'],
      ['oauth_token', 'kkk9d7dh3k39sjv7'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131201'],
      ['oauth_nonce', '7d8f3e4a'],
      ['oauth_signature', 'bYT5CMsGcbgUdFHObYMEfcx6bsw='],
    ] as const;
    expect(baseString(request, [...own, ...paramsElsewhere(request)])).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26' +
        'oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26' +
        'oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
    );
  });

  test('§1.2: the protected resource, which the server accepts', async () => {
    const request = incoming({
      target: '/photos?file=vacation.jpg&size=original',
      origin: 'http://photos.example.net',
    });
    const token = { token: 'nnch734d00sl2jdk', secret: 'pfkkdhi9sl3r4s00' };
    const value = await signOAuth1(request, { ...sign, token, timestamp: 137131202, nonce: 'chapoH' });
    expect(value).toContain('oauth_signature="MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D"');
    const policy = {
      scheme: 'OAuth',
      clients: [client],
      tokens: [{ owner: 'jane', ...token }],
      window: 0,
    } as const;
    const lines: FieldLine[] = [['Authorization', value.replace('OAuth ', 'OAuth realm="Photos", ')]];
    expect(summary(await ask(policy, { ...request, lines }, { now: 137131202 }))).toBe(OK);
  });

  test('§1.2: the token request', async () => {
    const request = incoming({ method: 'POST', target: '/token', origin: 'https://photos.example.net' });
    const params = [
      ['oauth_consumer_key', client.key],
      ['oauth_token', 'hh5s93j4hdidpola'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131201'],
      ['oauth_nonce', 'walatlh'],
      ['oauth_verifier', 'hfdp7dh39dks9884'],
    ] as const;
    const secrets = { client: client.secret, token: 'hdhd0244k9j7ao03' };
    expect(await oauth1Signature('HMAC-SHA1', request, params, secrets)).toBe('gKgrFCywp7rO0OXSjdot/IHF7IU=');
  });

  // RFC 5849 §3.4.1.2, and RFC 9110 §4.2.1 for what the default ports are.
  test.each([
    ['http://example.com', 'EXAMPLE.COM:80', '/r%20v/X?id=123', 'http://example.com/r%20v/X'],
    ['https://example.com', 'www.example.net:8080', '/?q=1', 'https://www.example.net:8080/'],
    ['https://EXAMPLE.com:443', null, '/', 'https://example.com/'],
    ['https://example.com:80', null, '?a', 'https://example.com:80/'],
  ])('§3.4.1.2: %s, Host %s, %s', (origin, host, target, address) => {
    const lines: FieldLine[] = host === null ? [] : [['Host', host]];
    const [, encoded] = baseString(incoming({ origin, target, lines }), []).split('&');
    expect(decodeURIComponent(encoded ?? '')).toBe(address);
  });
});

test('§3.6: every byte but unreserved ones is encoded, in upper case', () => {
  expect(percentEncode("aZ09-._~ +!*'()%&=/\u00E4\uD800")).toBe(
    'aZ09-._~%20%2B%21%2A%27%28%29%25%26%3D%2F%C3%A4%EF%BF%BD',
  );
});

const CLIENT = { key: 'example-client', secret: 'example client/secret' };
const TOKEN = { token: 'example-oauth1-token', secret: 'example-token-secret' };
const SECRETS = [CLIENT.secret, TOKEN.token, TOKEN.secret, 'nobody', encodeURIComponent(CLIENT.secret)];
const policy: OAuth1Policy = {
  scheme: 'OAuth',
  clients: [CLIENT],
  tokens: [{ owner: 'ada', ...TOKEN }],
  window: 300,
};
const signing = {
  client: CLIENT,
  token: TOKEN,
  method: 'HMAC-SHA1' as 'HMAC-SHA1' | 'PLAINTEXT',
  timestamp: NOON,
  nonce: 'n-0S6',
};

async function signed(
  over: Partial<typeof signing> = {},
  request: Partial<Incoming> = {},
): Promise<{ request: Incoming; value: string }> {
  const plain = incoming(request);
  const value = await signOAuth1(plain, { ...signing, ...over });
  return { request: { ...plain, lines: [...plain.lines, ['Authorization', value]] }, value };
}

const refused = (rest: string) => `401 invalid-credentials ${rest}`;
const malformed = (rest: string) => `400 invalid-request ${rest}`;

/** Also for what is said in words, and for the challenge: 401 has one, 400 has none. */
async function expectAnswer(request: Partial<Incoming>, answer: string): Promise<void> {
  const decision = await ask(policy, request);
  expect(summary(decision)).toBe(answer);
  expect(faults(decision, SECRETS)).toEqual([]);
  const challenges = decision.status === 401 ? ['OAuth realm="account"'] : [];
  expect(fieldValues(decision, 'WWW-Authenticate')).toEqual(challenges);
  for (const step of decision.trace) expect(stepWords(step) ?? '').not.toMatch(/undefined|\.$/);
}

describe('K3: what is signed and what arrives', () => {
  const rows: [why: string, sign: Partial<typeof signing>, send: Partial<Incoming>, answer: string][] = [
    ['as signed', {}, {}, OK],
    ['300 s old', { timestamp: NOON - 300 }, {}, OK],
    ['301 s old', { timestamp: NOON - 301 }, {}, refused('oauth1.timestamp u33')],
    ['301 s ahead', { timestamp: NOON + 301 }, {}, refused('oauth1.timestamp u33')],
    ['another client', { client: { ...CLIENT, key: 'nobody' } }, {}, refused('oauth1.client u34')],
    ['another token', { token: { ...TOKEN, token: 'nobody' } }, {}, refused('oauth1.token')],
    ['no token', { token: { ...TOKEN, token: '' } }, {}, refused('oauth1.token')],
    ['another client secret', { client: { ...CLIENT, secret: 'x' } }, {}, refused('oauth1.signature')],
    ['another token secret', { token: { ...TOKEN, secret: 'x' } }, {}, refused('oauth1.signature')],
    ['another method', {}, { method: 'POST' }, refused('oauth1.signature')],
    ['another path', {}, { target: '/other' }, refused('oauth1.signature')],
    ['another query', {}, { target: '/account?all' }, refused('oauth1.signature')],
    ['another host', {}, { origin: 'https://other.example.com' }, refused('oauth1.signature')],
    ['http for https', {}, { origin: 'http://api.example.com' }, refused('oauth1.signature')],
    ['a body that is no form', {}, { body: bytes('a=1') }, OK],
    ['PLAINTEXT over https', { method: 'PLAINTEXT' }, {}, OK],
    [
      'PLAINTEXT, wrong',
      { method: 'PLAINTEXT', client: { ...CLIENT, secret: 'x' } },
      {},
      refused('oauth1.signature'),
    ],
    [
      'PLAINTEXT over http',
      { method: 'PLAINTEXT' },
      { origin: 'http://api.example.com' },
      malformed('oauth1.tls'),
    ],
    ['a nonce of 129', { nonce: 'n'.repeat(129) }, {}, malformed('oauth1.params')],
    ['no nonce', { nonce: '' }, {}, malformed('oauth1.params')],
    ['a timestamp of zero', { timestamp: 0 }, {}, malformed('oauth1.params')],
  ];
  test.each(rows)('%s', async (_why, sign, send, answer) => {
    const { request } = await signed(sign);
    await expectAnswer({ ...request, ...send }, answer);
  });

  test('a form body is signed', async () => {
    const { request } = await signed({}, { method: 'POST', lines: [FORM], body: bytes('a=1+2&b=%C3%A4') });
    await expectAnswer(request, OK);
    await expectAnswer({ ...request, body: bytes('a=1+3&b=%C3%A4') }, refused('oauth1.signature'));
  });
});

describe('K3: what stands in the header', () => {
  const rows: [why: string, change: (value: string) => string, answer: string][] = [
    ['as signed', (it) => it, OK],
    ['lower case', (it) => it.replace('OAuth', 'oauth'), OK],
    ['a realm', (it) => it.replace('OAuth ', 'OAuth REALM="%zz", '), OK],
    ['a version, not signed', (it) => `${it}, oauth_version="1.0"`, refused('oauth1.signature')],
    ['another version', (it) => `${it}, oauth_version="2.0"`, malformed('oauth1.version')],
    ['a parameter twice', (it) => `${it}, oauth_nonce="n-0S6"`, malformed('oauth1.single')],
    ['a parameter twice, encoded', (it) => `${it}, oauth%5Fnonce="x"`, malformed('oauth1.single')],
    ['an empty header', () => 'OAuth', malformed('oauth1.params')],
    ['a token68', () => 'OAuth dG9rZW4=', malformed('oauth1.params')],
    ['no signature', (it) => it.replace('oauth_signature=', 'other='), malformed('oauth1.params')],
    ['RSA-SHA1', (it) => it.replace('HMAC-SHA1', 'RSA-SHA1'), malformed('oauth1.method')],
    ['a percent sign', (it) => it.replace('n-0S6', '%'), malformed('oauth1.encoding')],
    ['not UTF-8', (it) => it.replace('n-0S6', '%C3'), malformed('oauth1.encoding')],
    ['an open quote', (it) => it.slice(0, -1), '401 invalid-credentials authorization.grammar u27'],
  ];
  test.each(rows)('%s', async (_why, change, answer) => {
    const { value } = await signed();
    await expectAnswer({ lines: [['Authorization', change(value)]] }, answer);
  });

  test('one scheme more changes nothing', async () => {
    const { request } = await signed();
    const basic = { scheme: 'Basic', users: [] } as const;
    expect(summary(await ask([basic, policy], request))).toBe(OK);
  });
});

describe('parameters in query and form body (RFC 5849 §3.5.2, §3.5.3)', () => {
  const params = async (request: Partial<Incoming>): Promise<string> => {
    const value = await signOAuth1(incoming(request), signing);
    return value.replace('OAuth ', '').replaceAll('"', '').replaceAll(', ', '&');
  };

  test('query', async () => {
    await expectAnswer({ target: `/account?${await params({})}` }, OK);
    await expectAnswer({ target: `/account?${await params({})}&a=1` }, refused('oauth1.signature'));
  });

  test('form body', async () => {
    const post = { method: 'POST', lines: [FORM], body: bytes('a=1') };
    const body = bytes(`a=1&${await params(post)}`);
    await expectAnswer({ ...post, body }, OK);
    await expectAnswer({ ...post, body, lines: [] }, '401 no-credentials request.credentials u23');
  });

  test('header and query at once', async () => {
    const { request } = await signed();
    await expectAnswer({ ...request, target: `/account?${await params({})}` }, malformed('oauth1.single'));
  });

  test('beside a foreign scheme', async () => {
    const lines: FieldLine[] = [['Authorization', 'Basic YWRhOnMzY3JldA==']];
    await expectAnswer({ lines, target: `/account?${await params({})}` }, OK);
  });

  test('other parameters are no credentials', async () => {
    await expectAnswer({ target: '/account?oauth_verifier=x' }, '401 no-credentials request.credentials u23');
  });
});

test('the same request twice is a replay: oauth1.nonce', async () => {
  const state = memoryState();
  const again = async (over: Partial<typeof signing>) => {
    return summary(await ask(policy, (await signed(over)).request, { state }));
  };
  expect(await again({ token: { ...TOKEN, secret: 'x' } })).toBe(refused('oauth1.signature'));
  expect(await again({})).toBe(OK);
  expect(await again({})).toBe(refused('oauth1.nonce'));
  expect(await again({ timestamp: NOON + 1 })).toBe(OK);
  expect(await again({ method: 'PLAINTEXT' })).toBe(OK);
  expect(await again({ method: 'PLAINTEXT' })).toBe(OK);
});

test('nothing throws, and nothing gets in', { timeout: 60_000 }, async () => {
  const piece = fc.constantFrom(
    'oauth_consumer_key=',
    'oauth_signature_method=PLAINTEXT',
    '&',
    '%',
    '"',
    ', ',
  );
  const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 12 });
  const joined = text.map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(joined, joined, fc.uint8Array(), async (value, query, body) => {
      const lines: FieldLine[] = [['Authorization', `OAuth ${value}`], FORM];
      const decision = await ask(policy, { lines, target: `/?${query}`, body });
      expect([400, 401]).toContain(decision.status);
      expect(faults(decision, SECRETS)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});
