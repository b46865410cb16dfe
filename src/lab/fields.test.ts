import { describe, expect, test } from 'vitest';
import { FIELDS } from './fields.ts';
import { FIELD_NAMES, initialState } from './initial.ts';
import { playable, problems, wrong } from './judge.ts';
import { RESOURCE_IDS } from './resources.ts';
import { stateOf } from './state.ts';
import type { LabState } from './types.ts';
import { visibleFields } from './visible.ts';

test('each field has a name of its own and an initial value that can be taken', () => {
  expect(FIELDS.map(({ name }) => name).toSorted()).toEqual(FIELD_NAMES.toSorted());
  expect(problems(initialState)).toEqual([]);
  for (const { kind, choices, initial } of FIELDS) {
    if (kind === 'choice') expect(choices?.map(({ value }) => value)).toContain(initial);
    else expect(choices).toBeUndefined();
  }
});

test('there is a choice for every resource', () => {
  const resource = FIELDS.find(({ name }) => name === 'resource');
  expect(resource?.choices?.map(({ value }) => value).toSorted()).toEqual(RESOURCE_IDS.toSorted());
});

test('what holds a secret is marked', () => {
  const secrets = FIELDS.filter(({ secret }) => secret).map(({ name }) => name);
  expect(secrets.toSorted()).toEqual(['api-key', 'authorization', 'body', 'password', 'session', 'token']);
});

describe('fields that matter', () => {
  const names = (changes: Partial<LabState>) => visibleFields(stateOf(changes));

  test.each([
    [
      { resource: 'bearer' },
      ['audience', 'exp', 'token'],
      ['password', 'session', 'proof', 'algorithms', 'cors'],
    ],
    [{ resource: 'basic' }, ['user', 'password'], ['audience', 'exp', 'api-key']],
    [{ resource: 'digest' }, ['algorithms', 'qop', 'password'], ['exp']],
    [{ resource: 'dpop' }, ['proof', 'dpop-nonce', 'exp'], ['password']],
    [{ resource: 'hmac' }, ['key', 'client-clock'], ['exp', 'password']],
    [{ resource: 'bearer', credentials: 'none' }, ['audience'], ['exp', 'token']],
    [{ resource: 'bearer', credentials: 'custom' }, ['authorization'], ['exp', 'token']],
    [{ resource: 'bearer', token: 'a.b.c' }, ['token'], ['exp', 'aud']],
    [
      { resource: 'cookie', client: 'cross-origin' },
      ['session', 'samesite', 'cors', 'mode', 'page'],
      ['exp'],
    ],
    [{ method: 'POST' }, ['body'], []],
    [{ method: 'GET' }, [], ['body']],
  ] as const)('of %j', (changes, shown, hidden) => {
    expect(names(changes)).toEqual(expect.arrayContaining([...shown]));
    for (const name of hidden) expect(names(changes)).not.toContain(name);
  });
});

describe('a bad value gets a sentence', () => {
  const megabyte = 'a'.repeat(1_000_000);

  test.each([
    ['resource', 'kerberos', /none of the choices/],
    ['userhash', 'yes', /neither on nor off/],
    ['skew', '', /no number/],
    ['skew', 'NaN', /no whole number/],
    ['skew', '1.5', /no whole number/],
    ['skew', '-1', /below zero/],
    ['exp', 'Infinity', /no whole number/],
    ['server-clock', '-9999999999999', /3,000 years/],
    ['realm', 'a\nb', /control character.* at position 2/],
    ['realm', 'über', null],
    ['realm', '地', /“地” at position 1 .*U\+00FF/],
    ['authorization', `Bearer ${'\u{1F511}'}`, /“\u{1F511}” at position 8/u],
    ['token', megabyte, /1,000,000 characters.*8,000/],
    ['body', megabyte, /100,000/],
    ['aud', megabyte, /2,000/],
    ['scopes', 'a"b', /no quotes/],
    ['key-header', 'X API', /letters, digits and hyphens/],
    ['key-header', '', /letters, digits and hyphens/],
    ['key-header', 'Host', /meaning of its own/],
    ['user', 'a:b', /colon/],
    ['password', 'a\tb', /control character/],
    ['session', 'a;b', /semicolons/],
    ['issuer', ' ', /nothing to compare with/],
    ['nbf', '', null],
    ['server-clock', '-63900000000', null],
  ] as const)('%s %j', (name, value, sentence) => {
    const found = problems(stateOf({ [name]: value }));
    if (sentence === null) return expect(found).toEqual([]);
    expect(found).toEqual([{ field: name, sentence: expect.stringMatching(sentence) }]);
    expect(found[0]?.sentence).toMatch(/: .*\.$/);
    expect(playable(stateOf({ [name]: value }))).toEqual(initialState);
  });

  test('for any text in any field, without throwing', () => {
    const texts = [
      '',
      '\0',
      '\uD800',
      'é',
      '"',
      ';',
      '-0',
      '1e999',
      '9'.repeat(400),
      '\r\nHost: x',
      '%',
      '🔑',
    ];
    for (const field of FIELDS) {
      for (const text of texts) {
        const sentence = wrong(field, text);
        if (sentence !== null) expect(sentence).toMatch(/\.$/);
      }
    }
  });
});
