import { describe, expect, test } from 'vitest';
import { parseAuthParams, parseChallenges, parseCredentials } from './parse.ts';
import type { Challenge } from './types.ts';

/** A challenge in short: `scheme token68` or `scheme name=value name=value`. */
function short({ scheme, token68, params }: Challenge): string {
  return [scheme, token68, ...params.map(({ name, value }) => `${name}=${value}`)].filter(Boolean).join(' ');
}

describe('challenges that follow the grammar', () => {
  test.each<[lines: string[], challenges: string[]]>([
    [[], []],
    [[''], []],
    [[' , ,'], []],
    [['Basic'], ['Basic']],
    [['Basic '], ['Basic']],
    [['Basic realm="Staff"'], ['Basic realm=Staff']],
    [['bAsIc ReAlM=Staff'], ['bAsIc ReAlM=Staff']],
    [['Basic realm="a \\"b\\" \\c"'], ['Basic realm=a "b" c']],
    [['Basic realm=""'], ['Basic realm=']],
    [['Basic realm="Caf\xE9"'], ['Basic realm=Caf\xE9']],
    [['Basic , realm="x"'], ['Basic realm=x']],
    [['Basic realm = "x" , charset\t=\t"UTF-8"'], ['Basic realm=x charset=UTF-8']],
    [['Negotiate,NTLM'], ['Negotiate', 'NTLM']],
    [['Negotiate YWJj, Basic realm="a, b=c"'], ['Negotiate YWJj', 'Basic realm=a, b=c']],
    [['X a='], ['X a=']],
    [['X a==, Y a=b'], ['X a==', 'Y a=b']],
    [
      ['Bearer realm="a"', 'Basic realm="b"'],
      ['Bearer realm=a', 'Basic realm=b'],
    ],
    [['Digest realm="a"', 'nonce="n"'], ['Digest realm=a nonce=n']],
    [
      ['Bearer realm="a", error="invalid_token",, Basic realm="b",'],
      ['Bearer realm=a error=invalid_token', 'Basic realm=b'],
    ],
  ])('%j', (lines, challenges) => {
    const parsed = parseChallenges(lines);
    expect(parsed.issues).toEqual([]);
    expect(parsed.valid).toBe(true);
    expect(parsed.value.map(short)).toEqual(challenges);
    expect(parseChallenges(lines.join(', ')).value.map(short)).toEqual(challenges);
  });
});

describe('challenges that break the grammar', () => {
  test.each<[line: string, code: string, start: number, kept: string[]]>([
    ['Basic, realm="x"', 'param-without-challenge', 7, ['Basic']],
    ['realm="x"', 'param-without-challenge', 0, []],
    ['=x', 'scheme-missing', 0, []],
    ['Basic realm="x"; charset="UTF-8"', 'invalid-char', 15, []],
    ['Bearer a=b, Basic realm="x', 'unterminated-quoted-string', 24, ['Bearer a=b']],
    ['Bearer a=b, c=', 'value-missing', 14, ['Bearer a=b']],
    ['Basic realm="a", REALM="b"', 'duplicate-auth-param', 17, ['Basic realm=a REALM=b']],
    ['Negotiate YWJj, realm="x"', 'token68-with-params', 16, ['Negotiate YWJj']],
    ['Basic realm=a b', 'invalid-char', 14, []],
    ['Basic realm="\u20AC"', 'invalid-quoted-char', 13, []],
    ['Basic realm="a\\\u0007"', 'invalid-quoted-char', 15, []],
    ['Basic\r\n realm="x"', 'invalid-char', 5, []],
    ['Basic\trealm="x"', 'invalid-char', 5, []],
    ['Bearer error="a"error_description="b"', 'invalid-char', 16, []],
  ])('%j', (line, code, start, kept) => {
    const parsed = parseChallenges(line);
    expect(parsed.valid).toBe(false);
    expect(parsed.issues[0]).toMatchObject({ code, start, line: 0 });
    expect(parsed.issues[0]?.section).toMatch(/^RFC 9110 §\d/);
    expect(parsed.value.map(short)).toEqual(kept);
  });

  test('a fault ends its own line only', () => {
    const parsed = parseChallenges(['Basic "oh please"', 'Bearer realm="b"']);
    expect(parsed.valid).toBe(false);
    expect(parsed.value.map(short)).toEqual(['Bearer realm=b']);
  });
});

test('parameters and challenges say where they stand', () => {
  const line = 'Basic realm="a", charset="UTF-8"';
  const [first] = parseChallenges(['Negotiate', line]).value.slice(1);
  expect(first?.line).toBe(1);
  expect(first?.params.map(({ start, end }) => line.slice(start, end))).toEqual([
    'realm="a"',
    'charset="UTF-8"',
  ]);
});

describe('credentials', () => {
  test.each<[value: string, credentials: string]>([
    ['Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
    [' Bearer   example-token ', 'Bearer example-token'],
    ['Digest username="u", nc=00000001', 'Digest username=u nc=00000001'],
    ['example-token', 'example-token'],
  ])('%j is valid', (value, credentials) => {
    const parsed = parseCredentials(value);
    expect(parsed.valid).toBe(true);
    expect(parsed.value && short(parsed.value)).toBe(credentials);
  });

  test.each<[value: string, code: string, start: number]>([
    ['', 'scheme-missing', 0],
    ['"example-token"', 'scheme-missing', 0],
    ['Bearer "example-token"', 'invalid-char', 7],
    ['Bearer example token', 'invalid-char', 15],
    ['Bearer a, Basic b', 'token68-with-params', 8],
    ['Basic, realm="x"', 'invalid-char', 5],
    [', Basic YTpi', 'scheme-missing', 0],
    ['Digest a=b, a=c', 'duplicate-auth-param', 12],
    ['Digest a=b, Basic YTpi', 'param-missing', 12],
  ])('%j is not', (value, code, start) => {
    const parsed = parseCredentials(value);
    expect(parsed.valid).toBe(false);
    expect(parsed.issues[0]).toMatchObject({ code, start });
  });
});

describe('Authentication-Info', () => {
  test.each<[lines: string | string[], params: string]>([
    ['', ''],
    [' , ,', ''],
    ['nextnonce="a b", qop=auth ,, nc = 00000001,', 'nextnonce=a b qop=auth nc=00000001'],
    [['rspauth="a"', 'NC=1'], 'rspauth=a NC=1'],
  ])('%j is valid', (lines, params) => {
    const { value, valid, issues } = parseAuthParams(lines);
    expect([valid, issues]).toEqual([true, []]);
    expect(value.map((each) => `${each.name}=${each.value}`).join(' ')).toBe(params);
  });

  test.each<[value: string, code: string, section: string, start: number, end: number, kept: number]>([
    ['a=1, b', 'param-missing', 'RFC 9110 §11.2', 5, 6, 1],
    ['Digest a=1', 'param-missing', 'RFC 9110 §11.2', 0, 10, 0],
    ['a=1, ="x" ', 'param-missing', 'RFC 9110 §11.2', 5, 9, 1],
    ['a=1, b=', 'value-missing', 'RFC 9110 §11.2', 7, 7, 1],
    ['a=1 b=2', 'invalid-char', 'RFC 9110 §11.3', 4, 7, 0],
    ['a="1', 'unterminated-quoted-string', 'RFC 9110 §5.6.4', 2, 4, 0],
    ['a="\x01"', 'invalid-quoted-char', 'RFC 9110 §5.6.4', 3, 5, 0],
    ['a=1, A=2, b=3', 'duplicate-auth-param', 'RFC 9110 §11.2', 5, 8, 3],
  ])('%j is not', (value, code, section, start, end, kept) => {
    const parsed = parseAuthParams(value);
    expect(parsed.valid).toBe(false);
    expect(parsed.issues).toEqual([{ code, section, line: 0, start, end }]);
    expect(parsed.value).toHaveLength(kept);
  });

  test('a fault ends its own line only, and says which it was', () => {
    const { value, issues } = parseAuthParams(['a="', 'b=2', 'B=3']);
    expect(value.map(({ name }) => name)).toEqual(['b', 'B']);
    expect(issues.map(({ code, line }) => [code, line])).toEqual([
      ['unterminated-quoted-string', 0],
      ['duplicate-auth-param', 2],
    ]);
  });
});

test('no input throws', () => {
  const parts = ['Basic', ' ', ',', '=', '"', '\\', 'a', '\t', '\r\n', '\u20AC', '==', 'realm="x"'];
  for (const a of parts) {
    for (const b of parts) {
      for (const c of parts) {
        for (const d of parts) {
          const text = a + b + c + d;
          const { valid, issues, value } = parseChallenges(text);
          expect(valid).toBe(issues.length === 0);
          expect(value.every(({ token68, params }) => token68 === null || params.length === 0)).toBe(true);
          for (const { start, end } of issues) {
            expect(start >= 0 && start <= end && end <= text.length).toBe(true);
          }
          parseCredentials(text);
        }
      }
    }
  }
});
