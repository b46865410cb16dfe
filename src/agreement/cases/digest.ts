import type { DigestMove, PlainCase } from '../types.ts';

type More = Pick<PlainCase, 'method' | 'target' | 'lines'>;

const make =
  (group: string) =>
  (id: string, title: string, digest: DigestMove, more: Partial<More> = {}): PlainCase => ({
    id,
    group,
    title,
    lines: [['Authorization', '{credentials}']],
    digest,
    ...more,
  });

const right = make('Right response');
const wrong = make('Wrong response');
const nonce = make('The nonce and its count');
const missing = make('A parameter is missing');
const other = make('A parameter says something else');
const form = make('How it is written');

const bare = (id: string, title: string, more: Partial<PlainCase>): PlainCase => ({
  id,
  group: 'No Digest credentials',
  title,
  lines: [],
  ...more,
});

/** Parameters that every answer to a challenge with qop has (RFC 7616 §3.4). */
const NEEDED = ['username', 'realm', 'nonce', 'uri', 'response', 'qop', 'nc', 'cnonce'];

/** The cases of Digest. Each starts with the challenge that the server gives. */
export const DIGEST_CASES: readonly PlainCase[] = [
  bare('no-header', 'no header', {}),
  bare('empty', 'an empty value', { lines: [['Authorization', '']] }),
  bare('scheme-only', 'the scheme alone', { lines: [['Authorization', 'Digest']] }),
  bare('basic', 'Basic with the right password', {
    lines: [['Authorization', `Basic ${btoa('alice:s3cret')}`]],
  }),
  bare('head', 'HEAD, no header', { method: 'HEAD' }),
  right('right', 'right response', {}),
  right('right-head', 'the same with HEAD', {}, { method: 'HEAD' }),
  right('query', 'an address with a query', {}, { target: '/?q=1&x=%20y' }),
  right('again', 'a second request, counted as the second', { before: [1], count: 2 }),
  right('gap', 'a count that leaves numbers out', { before: [1], count: 5 }),
  wrong('wrong-password', 'wrong password', { password: 'wr0ng' }),
  wrong('wrong-user', 'unknown user', { username: 'mallory' }),
  wrong('other-method', 'computed for POST', { method: 'POST' }),
  wrong('cut-response', 'the response one digit short', { response: 'cut' }),
  nonce('made-up', 'a nonce that the server never gave', { nonce: 'ZXhhbXBsZS1ub25jZQ==' }),
  nonce('made-up-wrong', 'the same, with a wrong password', {
    nonce: 'ZXhhbXBsZS1ub25jZQ==',
    password: 'wr0ng',
  }),
  nonce('replay', 'the same credentials a second time', { before: [1], count: 1 }),
  nonce('backwards', 'a count that goes back', { before: [3], count: 2 }),
  nonce('count-zero', 'nc is 00000000', { count: 0 }),
  nonce('short-count', 'nc is 1, not 00000001', { replaced: { nc: '1' } }),
  ...NEEDED.map((name) => missing(`no-${name}`, `no ${name}`, { without: [name] })),
  missing('no-algorithm', 'no algorithm', { without: ['algorithm'] }),
  missing('legacy', 'no qop, nc and cnonce: computed as RFC 2069 says', { qop: null }),
  other('wrong-realm', 'another realm, computed with it', { realm: 'Guests' }),
  other('wrong-uri', 'the uri of another page, computed with it', { uri: '/team/' }),
  other('absolute-uri', 'the uri with its host, computed with it', { uri: 'http://example.com/' }),
  other('unknown-algorithm', 'an algorithm that nobody knows', { replaced: { algorithm: 'SHA-1024' } }),
  other('other-algorithm', 'SHA-256, computed so', {
    algorithm: 'SHA-256',
    replaced: { algorithm: 'SHA-256' },
  }),
  other('md5-sess', 'MD5-sess, computed so', {
    algorithm: 'MD5-sess',
    replaced: { algorithm: 'MD5-sess' },
  }),
  other('auth-int', 'auth-int where auth was asked', { qop: 'auth-int' }),
  other('unknown-qop', 'a qop that nobody knows', { replaced: { qop: 'auth-all' } }),
  other('opaque', 'an opaque that the server never gave', { replaced: { opaque: 'example' } }),
  form('lower-case', 'digest in lower case', {}, { lines: [['Authorization', '{credentials:lower}']] }),
  form('upper-response', 'the response in capital letters', { response: 'upper-case' }),
  form('quoted', 'qop and nc in quotes', { quoted: { qop: true, nc: true, algorithm: true } }),
  form('unquoted-response', 'the response without quotes', { quoted: { response: false } }),
  form('doubled', 'username twice', { doubled: 'username' }),
  form(
    'two-headers',
    'two headers, both right',
    {},
    {
      lines: [
        ['Authorization', '{credentials}'],
        ['Authorization', '{credentials}'],
      ],
    },
  ),
];
