import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DIGEST_ALGORITHMS, digestAlgorithm, digestHash } from './hash.ts';
import { type DigestInput, digestResponse, digestRspauth, hashUsername } from './response.ts';

/** RFC 7616 §3.9.1. */
const MUFASA: DigestInput = {
  algorithm: 'MD5',
  username: 'Mufasa',
  password: 'Circle of Life',
  realm: 'http-auth@example.org',
  nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
  method: 'GET',
  uri: '/dir/index.html',
  qop: 'auth',
  nc: '00000001',
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};

/** RFC 7616 §3.9.2. */
const JASON: DigestInput = {
  ...MUFASA,
  algorithm: 'SHA-512-256',
  username: 'J\u00E4s\u00F8n Doe',
  password: 'Secret, or not?',
  realm: 'api@example.org',
  nonce: '5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK',
  uri: '/doe.json',
  cnonce: 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v',
};

/** RFC 2069 §2.4, with erratum 749. */
const LEGACY: DigestInput = {
  ...MUFASA,
  password: 'CircleOfLife',
  realm: 'testrealm@host.com',
  nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
  qop: null,
};

describe('examples of the RFCs', () => {
  test.each<[where: string, input: DigestInput, response: string]>([
    ['RFC 7616 §3.9.1, MD5', MUFASA, '8ca523f5e9506fed4657c9700eebdbec'],
    [
      'RFC 7616 §3.9.1, SHA-256',
      { ...MUFASA, algorithm: 'SHA-256' },
      '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1',
    ],
    [
      'RFC 7616 §3.9.2 with erratum 4897',
      JASON,
      '3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5',
    ],
    ['RFC 2069 §2.4 with erratum 749', LEGACY, '1949323746fe6a43ef61f9606e7febea'],
  ])('%s', (_where, input, response) => {
    expect(digestResponse(input)).toBe(response);
  });

  test('userhash, RFC 7616 §3.9.2 with erratum 4897', () => {
    expect(hashUsername('SHA-512-256', JASON.username, JASON.realm)).toBe(
      '793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b',
    );
  });
});

/** The same arithmetic on another hash library, spelled out. */
function expected(input: DigestInput, target: string): string {
  const name = input.algorithm
    .replace('-sess', '')
    .replace('SHA-512-256', 'sha512-256')
    .replace('SHA-256', 'sha256');
  const h = (data: string | Uint8Array) => createHash(name.toLowerCase()).update(data).digest('hex');
  const plain = h(`${input.username}:${input.realm}:${input.password}`);
  const a1 = input.algorithm.endsWith('-sess') ? h(`${plain}:${input.nonce}:${input.cnonce}`) : plain;
  const a2 = h(input.qop === 'auth-int' ? `${target}:${h(input.body ?? '')}` : target);
  if (input.qop === null) return h(`${a1}:${input.nonce}:${a2}`);
  return h(`${a1}:${input.nonce}:${input.nc}:${input.cnonce}:${input.qop}:${a2}`);
}

describe.each(DIGEST_ALGORITHMS)('%s', (algorithm) => {
  test.each([null, 'auth', 'auth-int'] as const)('with qop %s', (qop) => {
    for (const body of [undefined, new TextEncoder().encode('{"a":1}')]) {
      const input = { ...JASON, algorithm, qop, body };
      expect(digestResponse(input)).toBe(expected(input, 'GET:/doe.json'));
      expect(digestRspauth(input)).toBe(expected(input, ':/doe.json'));
    }
  });
});

test.each([
  [undefined, 'MD5'],
  ['md5', 'MD5'],
  ['sha-256-SESS', 'SHA-256-sess'],
  ['SHA-512-256', 'SHA-512-256'],
  ['SHA-512', null],
  ['', null],
])('algorithm %j is %s', (name, algorithm) => {
  expect(digestAlgorithm(name)).toBe(algorithm);
});

test('text is hashed as UTF-8', () => {
  expect(digestHash('MD5', '\u00E4')).toBe(digestHash('MD5', new Uint8Array([0xc3, 0xa4])));
});
