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
