import { expect, test } from 'vitest';
import { challenge, formatChallenge, param, sameScheme } from './format.ts';
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
