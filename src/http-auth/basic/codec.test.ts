import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBasic, encodeBasic } from './codec.ts';

describe('user-id and password both ways', () => {
  test.each([
    ['Aladdin', 'open sesame', 'QWxhZGRpbjpvcGVuIHNlc2FtZQ=='], // RFC 7617 §2
    ['test', '123\u00A3', 'dGVzdDoxMjPCow=='], // RFC 7617 §2.1
    ['', '', 'Og=='],
    ['ada', '', 'YWRhOg=='],
    ['ada', 'a:b', 'YWRhOmE6Yg=='],
  ])('%j %j', (userId, password, token68) => {
    expect(encodeBasic(userId, password)).toEqual({ ok: true, token68 });
    expect(decodeBasic(token68)).toEqual({ ok: true, userId, password });
  });
});

test.each([
  ['YWRh', 'no-colon'],
  ['', 'no-colon'],
  ['YWRhOnMzY3JldA', 'not-base64'],
  ['YWRh*Og==', 'not-base64'],
  ['dGVzdDoxMjOj', 'not-utf-8'],
  ['YWRhOmEKYg==', 'control-character'],
  ['YWRhOg', 'not-base64'],
  ['YWRhOg=', 'not-base64'],
  ['YWRhOg===', 'not-base64'],
  ['====', 'not-base64'],
  ['YWRhOg==YWRh', 'not-base64'],
  ['YWRh_-s=', 'not-base64'],
])('%j is refused: %s', (token68, error) => {
  expect(decodeBasic(token68)).toEqual({ ok: false, error });
});

test.each([
  ['a:b', 'x', 'colon-in-user-id'],
  ['ada', 'a\u0000b', 'control-character'],
  ['ada\u007F', 'x', 'control-character'],
])('%j with %j cannot be sent', (userId, password, error) => {
  expect(encodeBasic(userId, password)).toEqual({ ok: false, error });
});

describe('ISO-8859-1', () => {
  test('a byte is a character', () => {
    expect(decodeBasic('dGVzdDoxMjOj', 'ISO-8859-1')).toEqual({ ok: true, userId: 'test', password: '123£' });
    expect(decodeBasic('dGVzdDoxMjPCow==', 'ISO-8859-1')).toMatchObject({ password: '123Â£' });
  });

  test('control characters beyond ASCII are none of RFC 7617', () => {
    const token68 = btoa('ada:\u0080\u009F');
    expect(decodeBasic(token68, 'ISO-8859-1')).toMatchObject({ ok: true, password: '\u0080\u009F' });
    expect(decodeBasic(btoa('ada:\u007F'), 'ISO-8859-1')).toMatchObject({ error: 'control-character' });
  });
});

test('a megabyte goes both ways', { timeout: 60_000 }, () => {
  const password = 'ä'.repeat(500_000);
  const encoded = encodeBasic('ada', password);
  expect(encoded.ok && decodeBasic(encoded.token68)).toEqual({ ok: true, userId: 'ada', password });
  expect(encoded.ok && decodeBasic(encoded.token68, 'ISO-8859-1').ok).toBe(true);
  expect(decodeBasic('A'.repeat(1_000_001))).toEqual({ ok: false, error: 'not-base64' });
});

test('format then parse is identity, and nothing throws', { timeout: 60_000 }, () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (userId, password) => {
      const encoded = encodeBasic(userId, password);
      const allowed = !userId.includes(':') && [...(userId + password)].every(isPrintable);
      expect(encoded.ok).toBe(allowed);
      if (encoded.ok) expect(decodeBasic(encoded.token68)).toEqual({ ok: true, userId, password });
    }),
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (token68) => void decodeBasic(token68)));
});

/** No CTL of RFC 5234, Appendix B.1. */
function isPrintable(char: string): boolean {
  return char >= ' ' && char !== '\u007F';
}
