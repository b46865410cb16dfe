import { describe, expect, test } from 'vitest';
import {
  challenge,
  formatAuthParams,
  formatChallenge,
  formatCredentials,
  param,
  sameScheme,
} from './format.ts';
import { parseChallenges } from './parse.ts';

test.each([
  'Basic realm="Staff", charset="UTF-8"',
  'Bearer realm="a \\"b\\" \\\\ c", error="invalid_token"',
  'Digest realm="x", stale=true, qop="auth, auth-int"',
  'Negotiate YWJj==',
  'NTLM',
])('%s reads back the same', (line) => {
  const { value, valid } = parseChallenges(line);
  expect(valid).toBe(true);
  expect(value.map(formatChallenge)).toEqual([line]);
});

test('a value that is no token is quoted, whatever it says', () => {
  const params = [{ name: 'realm', value: 'two words', quoted: false }];
  expect(formatChallenge({ scheme: 'Basic', token68: null, params })).toBe('Basic realm="two words"');
});

test('a value cannot end the field line', () => {
  const line = formatChallenge(challenge('Basic', { realm: 'a\r\nSet-Cookie: x=1 \u{1F511}' }));
  expect(line).toBe('Basic realm="a??Set-Cookie: x=1 ?"');
  expect(parseChallenges(line).valid).toBe(true);
});

test('names and schemes are compared without case', () => {
  expect(param(challenge('Basic', { realm: 'a' }), 'Realm')).toBe('a');
  expect(param(challenge('Basic', { realm: 'a' }), 'charset')).toBeUndefined();
  expect(sameScheme('BEARER', 'Bearer')).toBe(true);
});

/** Each parameter once quoted and once not, so that only the rule decides. */
function both(names: string, value = 'v'): { name: string; value: string; quoted: boolean }[] {
  return names.split(' ').map((name, i) => ({ name, value, quoted: i % 2 === 0 }));
}

describe('quoting by scheme', () => {
  test.each<[scheme: string, quoted: string, bare: string]>([
    // RFC 7616 §3.3
    ['Digest', 'realm domain nonce opaque qop', 'stale algorithm'],
    // RFC 7617 §2 and §2.1, RFC 6750 §3, RFC 9449 §7.1
    ['basic', 'realm charset', ''],
    ['Bearer', 'realm scope error error_description', ''],
    ['DPoP', 'error algs realm', ''],
    // RFC 9110 §11.5
    ['Example', 'realm', ''],
  ])('%s challenges', (scheme, quoted, bare) => {
    const params = both([quoted, bare].filter(Boolean).join(' '));
    const written = [
      ...quoted.split(' ').map((name) => `${name}="v"`),
      ...bare
        .split(' ')
        .filter(Boolean)
        .map((name) => `${name}=v`),
    ];
    for (const each of [params, params.map((one) => ({ ...one, quoted: !one.quoted }))]) {
      expect(formatChallenge({ scheme, token68: null, params: each })).toBe(
        `${scheme} ${written.join(', ')}`,
      );
    }
  });

  test('Digest credentials, RFC 7616 §3.4', () => {
    const params = both('username realm nonce uri response cnonce opaque algorithm qop nc');
    expect(formatCredentials({ scheme: 'Digest', token68: null, params })).toBe(
      'Digest username="v", realm="v", nonce="v", uri="v", response="v", cnonce="v", opaque="v", ' +
        'algorithm=v, qop=v, nc=v',
    );
  });

  test('Authentication-Info of Digest, RFC 7616 §3.5', () => {
    expect(formatAuthParams(both('nextnonce qop rspauth cnonce nc'), 'Digest')).toBe(
      'nextnonce="v", qop=v, rspauth="v", cnonce="v", nc=v',
    );
    expect(formatAuthParams([], 'Digest')).toBe('');
  });

  test('what has no rule is as it says', () => {
    const params = both('one two');
    expect(formatChallenge({ scheme: 'Example', token68: null, params })).toBe('Example one="v", two=v');
    expect(formatCredentials({ scheme: 'HMAC-SHA256', token68: null, params })).toBe(
      'HMAC-SHA256 one="v", two=v',
    );
    expect(formatAuthParams(params, 'Basic')).toBe('one="v", two="v"');
  });

  test('a value that is never quoted is, where it is no token', () => {
    const params = both('algorithm', 'not a token');
    expect(formatChallenge({ scheme: 'Digest', token68: null, params })).toBe(
      'Digest algorithm="not a token"',
    );
  });

  test('AWS credentials are never quoted, and cannot end the line or the member', () => {
    const params = both('SignedHeaders', 'host;x-amz-date');
    const scheme = 'AWS4-HMAC-SHA256';
    expect(formatCredentials({ scheme, token68: null, params })).toBe(
      'AWS4-HMAC-SHA256 SignedHeaders=host;x-amz-date',
    );
    expect(formatCredentials({ scheme, token68: null, params: both('Credential', 'a,"\r\n\u20AC b') })).toBe(
      'AWS4-HMAC-SHA256 Credential=a??????b',
    );
  });

  test('a token68 cannot end the field line', () => {
    expect(formatCredentials({ scheme: 'Bearer', token68: 'a\r\nX: y', params: [] })).toBe('Bearer a??X: y');
  });
});
