import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS } from './fields.ts';
import { readFragment, writeFragment } from './fragment.ts';
import { initialState } from './initial.ts';
import { stateOf } from './state.ts';
import type { LabState } from './types.ts';

/** Links that stand in the world. They are only ever added, never changed. */
const FROZEN: readonly (readonly [link: string, changes: Partial<LabState>])[] = [
  ['v=1', {}],
  ['v=1&resource=basic&password=@wrong', { resource: 'basic', password: 'secret' }],
  ['v=1&exp=-300', { exp: '-300' }],
  ['v=1&resource=api-key&api-key=@wrong', { resource: 'api-key', 'api-key': 'example-key-of-nobody' }],
  [
    'v=1&resource=cookie&session=@wrong&client=browser',
    { resource: 'cookie', session: 'example-session-from-last-week', client: 'browser' },
  ],
  ['v=1&aud=https://files.example.com', { aud: 'https://files.example.com' }],
  ['v=1&scopes=account:read+account:write', { scopes: 'account:read account:write' }],
  ['v=1&realm=%C3%BCber', { realm: 'über' }],
  [
    'v=1&resource=digest&algorithms=MD5&qop=auth-int&userhash=on&nonce-lifetime=5',
    { resource: 'digest', algorithms: 'MD5', qop: 'auth-int', userhash: 'on', 'nonce-lifetime': '5' },
  ],
  [
    'v=1&client=cross-origin&page=https://app.example.net&mode=include&cors=credentials&samesite=None',
    {
      client: 'cross-origin',
      page: 'https://app.example.net',
      mode: 'include',
      cors: 'credentials',
      samesite: 'None',
    },
  ],
  ['v=1&way=proxy-auth&proxy-credentials=wrong', { way: 'proxy-auth', 'proxy-credentials': 'wrong' }],
  [
    'v=1&passwords=app&resource=basic&password=@app',
    { resource: 'basic', passwords: 'app', password: 'example-app-password' },
  ],
  [
    'v=1&credentials=custom&authorization=@stray&token=@stray',
    { credentials: 'custom', token: 'example-token' },
  ],
  [
    'v=1&server-clock=7200&client-clock=-60&transport=http&secure=off&fault=no-challenge',
    {
      'server-clock': '7200',
      'client-clock': '-60',
      transport: 'http',
      secure: 'off',
      fault: 'no-challenge',
    },
  ],
];

describe('links of version 1', () => {
  test.each(FROZEN)('%s', (link, changes) => {
    expect(readFragment(`#${link}`)).toEqual({ state: stateOf(changes), sentences: [] });
  });

  test('a link says only what differs', () => {
    expect(writeFragment(initialState)).toBe('v=1');
    expect(writeFragment(stateOf({ resource: 'basic', password: 'secret', realm: 'a b&c=d' }))).toBe(
      'v=1&resource=basic&realm=a+b%26c%3Dd&password=@wrong',
    );
  });
});

describe('a malformed link keeps what can be read', () => {
  test.each([
    ['v=1&resource=basic&colour=red', /“colour”, which the lab does not have/],
    ['v=1&resource=basic&realm=%zz', /about “Realm” is malformed/],
    ['v=1&resource=basic&realm', /about “Realm” is malformed/],
    ['v=2&resource=basic', /newer version/],
    ['v=1&resource=basic&password=@hidden', /Links carry no secrets/],
    ['v=1&resource=basic&password=hunter2', /Links carry no secrets/],
    ['v=1&resource=basic&__proto__=1', /“__proto__”/],
  ])('%s', (link, sentence) => {
    const { state, sentences } = readFragment(link);
    expect(state.resource).toBe('basic');
    expect(sentences).toEqual([expect.stringMatching(sentence)]);
  });

  test('a value that is wrong in itself is kept, for the field to say so', () => {
    expect(readFragment('v=1&skew=soon')).toEqual({ state: stateOf({ skew: 'soon' }), sentences: [] });
  });

  test('what stands in a link for a secret is not taken', () => {
    expect(readFragment('v=1&password=hunter2').state.password).toBe('your-password');
  });

  test('a link of any length is read or refused', () => {
    expect(readFragment('x'.repeat(1_000_000)).sentences).toEqual([expect.stringMatching(/too long/)]);
    expect(readFragment('').sentences).toEqual([]);
  });
});

const MARK = 'typed-SECRET-mark';
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 600 }));
const secretNames = FIELDS.filter(({ secret }) => secret).map(({ name }) => name);
const states = fc
  .dictionary(fc.constantFrom(...FIELDS.map(({ name }) => name)), text, { maxKeys: 12 })
  .map((changes) => stateOf(changes));

test('no typed secret gets into a link, and links stay short', () => {
  fc.assert(
    fc.property(states, fc.constantFrom(...secretNames), text, (state, name, rest) => {
      const link = writeFragment({ ...state, [name]: `${rest.slice(0, 20)}${MARK}${rest.slice(20)}` });
      expect(link).not.toContain(MARK);
      expect(link.length).toBeLessThan(16_000);
    }),
    { numRuns: 1500 },
  );
}, 60_000);

test('a state without secrets reads back as it was, save what is too long for a link', () => {
  fc.assert(
    fc.property(states, (state) => {
      const open: LabState = {
        ...state,
        ...Object.fromEntries(secretNames.map((name) => [name, initialState[name]])),
      };
      const { state: read } = readFragment(writeFragment(open));
      for (const { name } of FIELDS) {
        const wellFormed = open[name].toWellFormed();
        if (encodeURIComponent(wellFormed).length <= 500) expect(read[name]).toBe(wellFormed);
      }
    }),
    { numRuns: 1500 },
  );
}, 60_000);

test('any text reads as some state', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (link) => {
      const { state, sentences } = readFragment(link);
      expect(Object.keys(state).length).toBe(FIELDS.length);
      for (const sentence of sentences) expect(sentence).toMatch(/[.]$/);
    }),
    { numRuns: 1500 },
  );
}, 60_000);
