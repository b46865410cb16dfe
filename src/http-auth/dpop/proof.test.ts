import * as oracle from 'dpop';
import { calculateJwkThumbprint, exportJWK, type JWK, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import type { AsymmetricAlgorithm, Jwk } from '../jwt/jwk.ts';
import { RULES } from '../rules.ts';
import { startTrace } from '../trace.ts';
import { makeProof } from './proof.ts';
import { readProof } from './read.ts';
import { hash, thumbprint } from './thumbprint.ts';

const NOW = 1_795_521_600;
const URL = 'https://api.example.com/account?a=1#top';
const random = (bytes: number) => Uint8Array.from({ length: bytes }, (_, index) => index);
const pair = { extractable: true } as const;

async function read(proof: string, ...algorithms: AsymmetricAlgorithm[]) {
  const trace = startTrace(RULES);
  const result = await readProof([proof], algorithms, trace);
  const failed = trace.steps.find(({ verdict }) => verdict === 'fail');
  return { result, step: failed?.step ?? null };
}

/** RFC 9449 §4.1 (Figure 1) and §7.1 (Figure 13), without their line wrapping. */
const RFC_HEADER =
  'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0Rs' +
  'cEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19';
const TOKEN_PROOF = `${RFC_HEADER}.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg`;
const RESOURCE_PROOF = `${RFC_HEADER}.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA`;

describe('examples of RFC 9449', () => {
  test('§4.1: the proof of a token request', async () => {
    const { result } = await read(TOKEN_PROOF, 'ES256');
    expect(result?.claims).toEqual({
      jti: '-BwC3ESc6acc2lTc',
      htm: 'POST',
      htu: 'https://server.example.com/token',
      iat: 1562262616,
    });
  });

  test('§7.1: the proof of a resource request, §6.1: its thumbprint, §7: the hash of the token', async () => {
    const { result } = await read(RESOURCE_PROOF, 'ES256');
    expect(result?.thumbprint).toBe('0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I');
    expect(result?.claims['ath']).toBe(await hash('Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU'));
  });

  test('a changed signature', async () => {
    expect((await read(RESOURCE_PROOF.replace(/.{9}$/, 'AAAAAAAAA'), 'ES256')).step).toBe('dpop.signature');
  });
});

describe('thumbprints', () => {
  test.each<[source: string, jwk: Jwk, print: string | null]>([
    [
      'RFC 7638 §3.1',
      {
        kty: 'RSA',
        n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
        e: 'AQAB',
        alg: 'RS256',
        kid: '2011-04-29',
      },
      'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    ],
    [
      'RFC 8037 §A.3',
      { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
      'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    ],
    ['a member missing', { kty: 'EC', crv: 'P-256', x: 'AA' }, null],
    ['a member that is no text', { kty: 'OKP', crv: 'Ed25519', x: 1 }, null],
    ['an unknown type', { kty: 'toString' }, null],
    ['no type', {}, null],
  ])('%s', async (_source, jwk, print) => {
    expect(await thumbprint(jwk)).toBe(print);
  });
});

describe('the proofs of the dpop package', () => {
  test.each(['ES256', 'RS256', 'PS256', 'Ed25519'] as const)(
    '%s: accepted, thumbprint alike',
    async (alg) => {
      const keys = await oracle.generateKeyPair(alg);
      const proof = await oracle.generateProof(
        keys,
        'https://api.example.com/account',
        'GET',
        'n1',
        'example-token',
      );
      const { result, step } = await read(proof, alg);
      expect(step).toBeNull();
      expect(result?.thumbprint).toBe(await oracle.calculateThumbprint(keys.publicKey));
      const { htm, htu, nonce, ath } = result?.claims ?? {};
      expect([htm, htu, nonce, ath]).toEqual([
        'GET',
        'https://api.example.com/account',
        'n1',
        await hash('example-token'),
      ]);
      expect((await read(proof, 'ES512')).step).toBe('dpop.alg');
    },
  );
});

const GENERATE: Readonly<
  Record<AsymmetricAlgorithm, RsaHashedKeyGenParams | EcKeyGenParams | { name: string }>
> = {
  RS256: rsa('RSASSA-PKCS1-v1_5', 'SHA-256'),
  RS384: rsa('RSASSA-PKCS1-v1_5', 'SHA-384'),
  RS512: rsa('RSASSA-PKCS1-v1_5', 'SHA-512'),
  PS256: rsa('RSA-PSS', 'SHA-256'),
  PS384: rsa('RSA-PSS', 'SHA-384'),
  PS512: rsa('RSA-PSS', 'SHA-512'),
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384' },
  ES512: { name: 'ECDSA', namedCurve: 'P-521' },
  EdDSA: { name: 'Ed25519' },
  Ed25519: { name: 'Ed25519' },
};

function rsa(name: string, digest: string): RsaHashedKeyGenParams {
  return { name, hash: digest, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
}

async function generate(algorithm: AsymmetricAlgorithm): Promise<CryptoKeyPair> {
  const keys = await crypto.subtle.generateKey(GENERATE[algorithm], pair.extractable, ['sign', 'verify']);
  if (!('privateKey' in keys)) throw new TypeError('no pair');
  return keys;
}

const algorithms = Object.keys(GENERATE) as AsymmetricAlgorithm[];

describe.each(algorithms)('a proof made here with %s', (algorithm) => {
  test('is one to jose, and to us, from a pair and from its JSON Web Key', async () => {
    const keys = await generate(algorithm);
    const jwk = { ...(await exportJWK(keys.privateKey)) };
    const request = { algorithm, method: 'POST', url: URL, now: NOW + 0.9, random, nonce: 'n1' } as const;
    for (const key of [keys, { ...jwk, kid: 'k1' }]) {
      const proof = await makeProof({ ...request, key, accessToken: 'example-token' });
      const { payload, protectedHeader } = await jwtVerify(proof, keys.publicKey, {
        typ: 'dpop+jwt',
        currentDate: new Date(NOW * 1000),
      });
      const publicJwk: JWK = await exportJWK(keys.publicKey);
      expect(protectedHeader).toEqual({ typ: 'dpop+jwt', alg: algorithm, jwk: publicJwk });
      expect(payload).toEqual({
        jti: '000102030405060708090a0b0c0d0e0f',
        htm: 'POST',
        htu: 'https://api.example.com/account',
        iat: NOW,
        nonce: 'n1',
        ath: await hash('example-token'),
      });
      const { result, step } = await read(proof, algorithm);
      expect([step, result?.thumbprint]).toEqual([null, await calculateJwkThumbprint(publicJwk)]);
    }
  });
});

test('wrong proofs can be made: members replaced, added, left out', async () => {
  const key = await generate('ES256');
  const base = { key, algorithm: 'ES256', method: 'GET', url: URL, now: NOW, random } as const;
  const { result } = await read(
    await makeProof({ ...base, claims: { jti: undefined, htm: 'PUT', b: 1 } }),
    'ES256',
  );
  expect(result?.claims).toEqual({ htm: 'PUT', htu: 'https://api.example.com/account', iat: NOW, b: 1 });
  expect((await read(await makeProof({ ...base, header: { typ: 'JWT' } }), 'ES256')).step).toBe('dpop.typ');
});

test('a key that does not fit rejects', async () => {
  const key = { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', d: 'AA' };
  const request = { key, algorithm: 'ES256', method: 'GET', url: URL, now: NOW, random } as const;
  await expect(makeProof(request)).rejects.toThrow();
});
