import { describe, expect, test } from 'vitest';
import { formatCredentials, param } from '../grammar/format.ts';
import { parseChallenges, parseCredentials } from '../grammar/parse.ts';
import { readDigestChallenge } from './challenge.ts';
import { digestCredentials } from './credentials.ts';
import { decodeUsername, encodeUsername } from './username.ts';

function read(line: string) {
  const challenge = parseChallenges(line).value[0];
  return challenge === undefined ? null : readDigestChallenge(challenge);
}

const ANSWER = { username: 'ada', password: 's3cret', method: 'GET', uri: '/', count: 1, cnonce: 'c' };

describe('challenges', () => {
  test.each<[line: string, why: string]>([
    ['Basic realm="a", nonce="n"', 'another scheme'],
    ['Digest realm="a"', 'no nonce'],
    ['Digest nonce="n"', 'no realm'],
    ['Digest realm="a", nonce="n", algorithm=SHA-512', 'an unknown algorithm'],
    ['Digest realm="a", nonce="n", qop="other"', 'no known qop'],
  ])('%s is ignored: %s', (line) => {
    expect(read(line)).toBeNull();
  });

  test('all parameters', () => {
    const line =
      'Digest realm="a", domain="/x https://example.com/", nonce="n", opaque="o", stale=TRUE, ' +
      'algorithm=sha-256, qop="auth-int, other,auth", charset=UTF-8, userhash=true, more=x';
    expect(read(line)).toEqual({
      realm: 'a',
      nonce: 'n',
      algorithm: 'SHA-256',
      namesAlgorithm: true,
      qop: ['auth-int', 'auth'],
      opaque: 'o',
      domain: ['/x', 'https://example.com/'],
      stale: true,
      userhash: true,
    });
  });
});

describe('credentials', () => {
  test.each<[line: string, username: string, names: string]>([
    ['Digest realm="a", nonce="n"', 'ada', 'username realm nonce uri response'],
    [
      'Digest realm="a", nonce="n", algorithm=MD5-sess',
      'ada',
      'username realm nonce uri response algorithm cnonce',
    ],
    [
      'Digest realm="a", nonce="n", qop="auth", opaque="o", userhash=true',
      '\u00E4da',
      'username realm nonce uri response qop nc cnonce opaque userhash',
    ],
    ['Digest realm="a", nonce="n"', '\u00E4da', 'username* realm nonce uri response'],
  ])('%s for %s', (line, username, names) => {
    const challenge = read(line);
    expect(challenge).not.toBeNull();
    if (challenge === null) return;
    const credentials = digestCredentials(challenge, { ...ANSWER, username });
    expect(credentials.params.map(({ name }) => name).join(' ')).toBe(names);
    const { value, valid } = parseCredentials(formatCredentials(credentials));
    expect(valid).toBe(true);
    expect(value?.params).toMatchObject(credentials.params);
  });

  test('auth is taken before auth-int, and nc is counted in hex', () => {
    const challenge = read('Digest realm="a", nonce="n", qop="auth-int,auth"');
    const credentials = challenge && digestCredentials(challenge, { ...ANSWER, count: 26 });
    expect(credentials && param(credentials, 'qop')).toBe('auth');
    expect(credentials && param(credentials, 'nc')).toBe('0000001a');
  });
});

describe('username*', () => {
  test.each([
    ['J\u00E4s\u00F8n Doe', "UTF-8''J%C3%A4s%C3%B8n%20Doe"], // RFC 7616 §3.9.2
    ['a"b', "UTF-8''a%22b"],
    ['', "UTF-8''"],
  ])('%j', (username, value) => {
    expect(encodeUsername(username)).toBe(value);
    expect(decodeUsername(value)).toBe(username);
  });

  test.each(['ada', "ISO-8859-1''ada", "UTF-8''%", "UTF-8''%FF", "UTF-8''a b", "UTF-8'ada"])(
    '%j is refused',
    (value) => {
      expect(decodeUsername(value)).toBeNull();
    },
  );
});
