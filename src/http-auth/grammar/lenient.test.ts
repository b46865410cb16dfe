import { describe, expect, test } from 'vitest';
import { readAuthParams, readChallenges, readCredentials } from './lenient.ts';
import { parseChallenges, parseCredentials } from './parse.ts';
import type { Challenge } from './types.ts';

/** A challenge in short: `scheme token68` or `scheme name=value name=value`. */
function short({ scheme, token68, params }: Challenge): string {
  return [scheme, token68, ...params.map(({ name, value }) => `${name}=${value}`)].filter(Boolean).join(' ');
}

describe('behind a fault', () => {
  test.each<[line: string, recover: string[], wire: string[]]>([
    ['Basic realm="a', ['Basic'], ['Basic realm=a']],
    ['Basic realm="a, b', ['Basic'], ['Basic realm=a, b']],
    ['Basic realm=a@example.com', ['Basic'], ['Basic realm=a@example.com']],
    ['Basic realm="a"; charset="UTF-8"', ['Basic'], ['Basic realm=a charset=UTF-8']],
    ['Basic, realm="a"', ['Basic'], ['Basic realm=a']],
    [
      'Basic realm=a b, Bearer realm="c"',
      ['Basic', 'Bearer realm=c'],
      ['Basic realm=a b=', 'Bearer realm=c'],
    ],
    ['Bearer realm="a", error=, scope="b"', ['Bearer realm=a scope=b'], ['Bearer realm=a error= scope=b']],
    ['Bearer "oh please", Basic realm="b"', ['Bearer', 'Basic realm=b'], ['Bearer', 'Basic realm=b']],
    ['=x, Basic realm="b"', ['Basic realm=b'], ['Basic realm=b']],
    ['realm="a", Basic realm="b"', ['Basic realm=b'], ['Basic realm=b']],
    ['Bearer error="a"error_description="b"', ['Bearer'], ['Bearer error=a error_description=b']],
    ['Basic realm="a\\', ['Basic'], ['Basic realm=a']],
  ])('%s', (line, recover, wire) => {
    for (const [mode, expected] of [
      ['recover', recover],
      ['wire', wire],
    ] as const) {
      const { value, valid, issues } = readChallenges(line, mode);
      expect(value.map(short)).toEqual(expected);
      expect([valid, issues.length > 0]).toEqual([false, true]);
    }
  });

  test('parameters say where they stand', () => {
    const line = 'X a=b/c, d="e';
    const [first] = readChallenges(line, 'wire').value;
    expect(first?.params.map(({ start, end }) => line.slice(start, end))).toEqual(['a=b/c', 'd="e']);
  });
});

describe('credentials', () => {
  test.each<[value: string, wire: string | null]>([
    ['Bearer example-token', 'Bearer example-token'],
    [
      'AWS4-HMAC-SHA256 Credential=EXAMPLE/20260101/eu/s3/aws4_request, SignedHeaders=host;date, Signature=0f',
      'AWS4-HMAC-SHA256 Credential=EXAMPLE/20260101/eu/s3/aws4_request SignedHeaders=host;date Signature=0f',
    ],
    ['X a=1 b=2 c="d e"', 'X a=1 b=2 c=d e'],
    ['X a=1, Basic YTpi', 'X a=1 Basic= YTpi='],
    ['', null],
    ['"a"', null],
  ])('%s', (value, wire) => {
    const read = readCredentials(value, 'wire').value;
    expect(read && short(read)).toBe(wire);
  });

  test.each([', Basic YTpi', 'Negotiate YWJj,', 'Basic, realm="x"', 'a=b', ','])(
    '%s is as wrong as in the strict reading',
    (value) => {
      expect(parseCredentials(value).valid).toBe(false);
      for (const mode of ['recover', 'wire'] as const) {
        const { valid, issues } = readCredentials(value, mode);
        expect([valid, issues.length > 0]).toEqual([false, true]);
      }
    },
  );

  test('nothing is an issue too', () => {
    expect(readCredentials('', 'recover')).toMatchObject({
      valid: false,
      issues: [{ code: 'scheme-missing' }],
    });
  });
});

test.each<[value: string, code: string, start: number, recover: string, wire: string]>([
  ['rspauth="a", nc', 'param-missing', 13, 'rspauth=a', 'rspauth=a nc='],
  ['rspauth="a" qop=auth, nc=1', 'invalid-char', 12, 'nc=1', 'rspauth=a qop=auth nc=1'],
  ['nc=, cnonce="b', 'value-missing', 3, '', 'nc= cnonce=b'],
  ['nc=1, NC=2', 'duplicate-auth-param', 6, 'nc=1 NC=2', 'nc=1 NC=2'],
])('Authentication-Info behind a fault: %s', (value, code, start, recover, wire) => {
  for (const [mode, expected] of [
    ['recover', recover],
    ['wire', wire],
  ] as const) {
    const read = readAuthParams(value, mode);
    expect(read.issues[0]).toMatchObject({ code, start, section: expect.stringMatching(/^RFC 9110 §/) });
    expect(read.valid).toBe(false);
    expect(short({ scheme: '', token68: null, params: read.value })).toBe(expected);
  }
});

test('what follows the grammar reads the same in every mode', () => {
  for (const line of [
    'Basic realm="a", Bearer realm="b", error="c"',
    'Negotiate YWJj==, NTLM',
    ' , Digest realm="a, b", nonce = n ,, X a=',
  ]) {
    const strict = parseChallenges(line);
    expect(strict.valid).toBe(true);
    for (const mode of ['recover', 'wire'] as const) expect(readChallenges(line, mode)).toEqual(strict);
  }
});

const PARTS = ['Basic', ' ', ',', '=', '"', '\\', 'a', ';', '\r\n', '\u20AC', '==', 'realm="x"'];

test('no input throws, and the verdict is the strict one', () => {
  for (const a of PARTS) {
    for (const b of PARTS) {
      for (const c of PARTS) {
        for (const d of PARTS) {
          const text = a + b + c + d;
          const { valid } = parseChallenges(text);
          for (const mode of ['recover', 'wire'] as const) {
            const read = readChallenges(text, mode);
            if (read.valid !== valid) expect([text, mode, read.valid]).toEqual([text, mode, valid]);
            readCredentials(text, mode);
          }
        }
      }
    }
  }
});

test.each(
  PARTS.flatMap((part) => [
    ['Basic ', part],
    ['Basic realm="', part],
  ]),
)('a megabyte behind %s of %j is read', (start = '', part = '') => {
  const text = `${start}${part.repeat(1_000_000 / part.length)}`;
  for (const mode of ['recover', 'wire'] as const) {
    expect(readChallenges(text, mode).issues.every((issue) => issue.start <= issue.end)).toBe(true);
    readCredentials(text, mode);
  }
  parseChallenges(text);
});
