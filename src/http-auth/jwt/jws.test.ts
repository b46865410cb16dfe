import { generateKeyPairSync } from 'node:crypto';
import { CompactSign } from 'jose';
import { describe, expect, test } from 'vitest';
import { encodeSegment } from './compact.ts';
import { fitsAlgorithm, type Jwk, type JwsAlgorithm } from './jwk.ts';
import { verifyJws } from './jws.ts';

const SECRET = new TextEncoder().encode('example-key-that-is-long-enough-for-hs512-and-then-some-more-of-it');
const OCT = { kty: 'oct', k: encodeSegment(SECRET) };
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed = generateKeyPairSync('ed25519');
const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const [p256, p384, p521] = [ec('P-256'), ec('P-384'), ec('P-521')];
const PAIRS = {
  RS256: rsa,
  RS384: rsa,
  RS512: rsa,
  PS256: rsa,
  PS384: rsa,
  PS512: rsa,
  ES256: p256,
  ES384: p384,
  ES512: p521,
  EdDSA: ed,
  Ed25519: ed,
} as const;

const publicJwk = (alg: keyof typeof PAIRS): Jwk => ({ ...PAIRS[alg].publicKey.export({ format: 'jwk' }) });

function sign(alg: JwsAlgorithm, header: object = {}, payload = 'example'): Promise<string> {
  const key = alg in PAIRS ? PAIRS[alg as keyof typeof PAIRS].privateKey : SECRET;
  return new CompactSign(new TextEncoder().encode(payload)).setProtectedHeader({ alg, ...header }).sign(key);
}

async function fault(
  compact: string,
  key: Jwk,
  algorithms?: readonly JwsAlgorithm[],
): Promise<string | null> {
  const result = await verifyJws(compact, key, algorithms);
  return result.ok ? null : result.fault;
}

/** The same token with one bit of its signature changed. */
function bent(compact: string): string {
  const at = compact.lastIndexOf('.') + 2;
  return compact.slice(0, at) + (compact[at] === 'A' ? 'B' : 'A') + compact.slice(at + 1);
}

describe('every algorithm', () => {
  const keys: readonly (readonly [JwsAlgorithm, Jwk])[] = [
    ...(['HS256', 'HS384', 'HS512'] as const).map((alg) => [alg, OCT] as const),
    ...(Object.keys(PAIRS) as (keyof typeof PAIRS)[]).map((alg) => [alg, publicJwk(alg)] as const),
  ];
  test.each(keys)('%s', async (alg, key) => {
    const token = await sign(alg);
    expect(await fault(token, key)).toBeNull();
    expect(await fault(bent(token), key)).toBe('signature');
    expect(await fault(token, key, [])).toBe('alg');
    expect(await fault(token, { ...key, use: 'enc' })).toBe('key');
  });

  test('a public key is no HMAC secret', async () => {
    expect(await fault(await sign('HS256'), publicJwk('RS256'))).toBe('key');
  });
});

describe('form and header', () => {
  test.each<[change: (token: string) => string, expected: string | null]>([
    [(token) => token, null],
    [() => '', 'segments'],
    [() => 'example-token', 'segments'],
    [(token) => `${token}.`, 'segments'],
    [(token) => token.replace(/[^.]+$/, ''), 'segments'],
    [(token) => `${token}\n`, 'base64url'],
    [(token) => token.replace('.', '=.'), 'base64url'],
    [(token) => token.replace(/^[^.]+/, 'AAAA'), 'header'],
    [(token) => token.replace(/^[^.]+/, btoa('{"alg":"none"}').replaceAll('=', '')), 'alg'],
    [(token) => token.replace(/^[^.]+/, btoa('{"alg":"HS256","crit":["b64"]}').replaceAll('=', '')), 'crit'],
  ])('%s', async (change, expected) => {
    expect(await fault(change(await sign('HS256')), OCT)).toBe(expected);
  });

  test('the payload may be empty', async () => {
    expect(await fault(await sign('HS256', {}, ''), OCT)).toBeNull();
  });
});

describe('key sets', () => {
  const [one, two] = [
    { ...OCT, kid: 'a' },
    { ...OCT, kid: 'b' },
  ];
  test.each<[kid: string | null, set: Jwk, expected: string | null]>([
    ['a', { keys: [one, two] }, null],
    [null, { keys: [one, two] }, 'key'],
    [null, { keys: [one, publicJwk('RS256')] }, null],
    ['c', { keys: [one, two] }, 'key'],
    ['c', one, 'key'],
    ['c', OCT, null],
    ['a', { keys: 'none' }, 'key'],
    ['a', { keys: [null, 1] }, 'key'],
    ['a', {}, 'key'],
  ])('kid %s', async (kid, set, expected) => {
    expect(await fault(await sign('HS256', kid === null ? {} : { kid }), set)).toBe(expected);
  });
});

describe('what a key has to be', () => {
  const key = publicJwk('RS256');
  test.each<[why: string, jwk: Jwk, algorithm: JwsAlgorithm, fits: boolean]>([
    ['a key of its algorithm', { ...key, alg: 'RS256', use: 'sig', key_ops: ['verify'] }, 'RS256', true],
    ['a key of another algorithm', { ...key, alg: 'PS256' }, 'RS256', false],
    ['a key for encryption', { ...key, key_ops: ['encrypt'] }, 'RS256', false],
    ['another curve', publicJwk('ES384'), 'ES256', false],
    ['exponent 1', { ...key, e: 'AQ' }, 'RS256', false],
    ['an even exponent', { ...key, e: 'BA' }, 'RS256', false],
    ['exponent 3', { ...key, e: 'Aw' }, 'RS256', true],
    ['1024 bits', { ...key, n: encodeSegment(new Uint8Array(128).fill(255)) }, 'RS256', false],
    ['2047 bits', { ...key, n: encodeSegment(new Uint8Array(256).fill(127)) }, 'RS256', false],
    ['31 bytes for HS256', { kty: 'oct', k: encodeSegment(SECRET.slice(0, 31)) }, 'HS256', false],
    ['32 bytes for HS384', { kty: 'oct', k: encodeSegment(SECRET.slice(0, 32)) }, 'HS384', false],
    ['no modulus', { kty: 'RSA' }, 'RS256', false],
  ])('%s', (_why, jwk, algorithm, fits) => {
    expect(fitsAlgorithm(jwk, algorithm)).toBe(fits);
  });

  test('a point that is not on the curve matches nothing', async () => {
    const token = await sign('ES256');
    expect(await fault(token, { ...publicJwk('ES256'), x: encodeSegment(new Uint8Array(32)) })).toBe(
      'signature',
    );
  });
});
