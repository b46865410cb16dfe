import { describe, expect, it } from 'vitest';
import { isWeak, stem, words } from './words.ts';

const stems = (text: string): string[] => words(text).map((word) => word.stem);
const texts = (text: string): string[] => words(text).map((word) => word.text);

describe('words', () => {
  it('splits a pasted parameter on its punctuation', () => {
    expect(texts('error="invalid_token"')).toEqual(['error', 'invalid_token', 'invalid', 'token']);
  });

  it('keeps codes, sub-status numbers and variables whole', () => {
    expect(texts('AADSTS50011 401.2 $http_authorization')).toEqual([
      'aadsts50011',
      '401.2',
      'http_authorization',
      'http',
      'authorization',
    ]);
  });

  it('finds the parts of a camel-case name', () => {
    expect(texts('JsonWebTokenError')).toEqual(['jsonwebtokenerror', 'json', 'web', 'token', 'error']);
  });

  it('drops stop words and reads other scripts', () => {
    expect(texts('why is the token not ошибка 登陆')).toEqual(['token', 'not', 'ошибка', '登陆']);
  });

  it.each([
    ['unauthorised', 'not authorized'],
    ['sign in', 'logged in'],
    ['signed out', 'log out'],
    ['two-factor authentication', '2FA'],
    ['API key', 'api_key'],
    ['application password', 'app passwords'],
    ['passwd', 'password'],
    ['ASP.NET', 'asp.net'],
    ["doesn't", 'not'],
  ])('reads %s and %s as the same', (one, other) => {
    expect(stems(one)).toEqual(stems(other));
  });

  it('calls words weak that nearly every page has', () => {
    expect(['401', 'error', 'requests', 'authentication'].map((word) => isWeak(stem(word)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isWeak(stem('cookie'))).toBe(false);
  });
});

describe('stem', () => {
  it.each([
    ['expired', 'expires'],
    ['cookies', 'cookie'],
    ['stripped', 'strips'],
    ['authorization', 'authorizations'],
    ['proxies', 'proxy'],
  ])('gives %s and %s one stem', (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  it('leaves short words, codes and compounds alone', () => {
    expect([stem('iss'), stem('AH01618'), stem('invalid_token')]).toEqual([
      'iss',
      'AH01618',
      'invalid_token',
    ]);
  });
});
