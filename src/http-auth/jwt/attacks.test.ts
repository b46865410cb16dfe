import { generateKeyPairSync } from 'node:crypto';
import { CompactSign } from 'jose';
import { describe, expect, test } from 'vitest';
import { RULES } from '../rules.ts';
import { startTrace } from '../trace.ts';
import type { Claims } from './claims.ts';
import { encodeSegment } from './compact.ts';
import type { Jwk } from './jwk.ts';
import type { TokenPolicy } from './policy.ts';
import { signCompact } from './sign.ts';
import { validateAccessToken } from './validate.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z') / 1000;
const bytes = (text: string) => new TextEncoder().encode(text);
const KEY = bytes('example-key-of-at-least-32-bytes.');
const OTHER = bytes('another-key-of-at-least-32-bytes');
const HEADER = { alg: 'HS256', typ: 'at+jwt' };
const CLAIMS = {
  iss: 'https://login.example.com',
  aud: 'https://api.example.com',
  sub: 'ada',
  exp: NOW + 60,
};
const POLICY: TokenPolicy = {
  issuer: CLAIMS.iss,
  audience: CLAIMS.aud,
  algorithm: 'HS256',
  keys: [{ kid: 'k1', secret: KEY }],
  skew: 30,
};

async function validate(
  token: string,
  policy = POLICY,
): Promise<{ claims: Claims | null; step: string | null }> {
  const trace = startTrace(RULES);
  const claims = await validateAccessToken(token, policy, NOW, trace);
  const failed = trace.steps.filter(({ verdict }) => verdict === 'fail');
  expect(failed).toEqual(claims === null ? [trace.steps.at(-1)] : []);
  return { claims, step: failed[0]?.step ?? null };
}

/** A token whose segments hold just these bytes, signed with the key of the server. */
async function signText(header: string, claims: string, secret = KEY): Promise<string> {
  const input = `${encodeSegment(bytes(header))}.${encodeSegment(bytes(claims))}`;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  return `${input}.${encodeSegment(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(input))))}`;
}

const head = (more = '') => `{"alg":"HS256","typ":"at+jwt"${more}}`;
const body = (more = '') => JSON.stringify(CLAIMS).replace(/}$/, `${more}}`);

describe('what parsers read differently is refused', () => {
  test.each<[why: string, header: string, claims: string, step: string | null]>([
    ['as it should be', head(), body(), null],
    ['alg twice', head(',"alg":"none"'), body(), 'jwt.header'],
    ['alg twice, once escaped', head(',"\\u0061lg":"none"'), body(), 'jwt.header'],
    ['a claim twice', head(), body(',"sub":"ben"'), 'jwt.payload'],
    ['a claim twice, deeper', head(), body(',"cnf":{"jkt":"a","jkt":"b"}'), 'jwt.payload'],
    ['a header that is an array', '[]', body(), 'jwt.header'],
    ['claims that are null', head(), 'null', 'jwt.payload'],
    ['something behind the claims', head(), `${body()}{}`, 'jwt.payload'],
    ['crit that names nothing', head(',"crit":[]'), body(), 'jwt.crit'],
    ['typ of an id token', head().replace('at+jwt', 'JWT'), body(), 'jwt.typ'],
    ['typ of a DPoP proof', head().replace('at+jwt', 'dpop+jwt'), body(), 'jwt.typ'],
    ['typ as a list', head().replace('"at+jwt"', '["at+jwt"]'), body(), 'jwt.typ'],
    ['alg in another case', head().replace('HS256', 'hs256'), body(), 'jwt.alg'],
    ['alg as a list', head().replace('"HS256"', '["HS256"]'), body(), 'jwt.alg'],
    ['kid as a number', head(',"kid":1'), body(), 'jwt.key'],
  ])('%s', async (_why, header, claims, step) => {
    expect((await validate(await signText(header, claims))).step).toBe(step);
  });
});

describe('alg is tied to the key of the policy', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk: Jwk = { ...rsa.publicKey.export({ format: 'jwk' }) };
  const pem = bytes(String(rsa.publicKey.export({ format: 'pem', type: 'spki' })));
  const strict: TokenPolicy = { ...POLICY, algorithm: 'RS256', keys: [{ jwk }] };
  const sign = (header: object) =>
    new CompactSign(bytes(JSON.stringify(CLAIMS)))
      .setProtectedHeader({ ...HEADER, alg: 'RS256', ...header })
      .sign(rsa.privateKey);

  test('RS256 with its key', async () => {
    expect((await validate(await sign({}), strict)).step).toBeNull();
  });

  test.each<[why: string, token: () => Promise<string>, policy: TokenPolicy, step: string]>([
    [
      'none, unsigned',
      async () => `${encodeSegment(bytes('{"alg":"none"}'))}.${encodeSegment(bytes(body()))}.`,
      strict,
      'jwt.segments',
    ],
    ['none, with a signature', () => signText(head().replace('HS256', 'none'), body()), strict, 'jwt.alg'],
    ['HS256 signed with the public key', () => signCompact(HEADER, CLAIMS, pem), strict, 'jwt.alg'],
    [
      'HS256 where the key is public',
      () => signCompact(HEADER, CLAIMS, pem),
      { ...strict, algorithm: 'HS256' },
      'jwt.key',
    ],
    ['RS256 where the key is a secret', () => sign({}), { ...POLICY, algorithm: 'RS256' }, 'jwt.key'],
    ['PS256 where RS256 is agreed', () => sign({ alg: 'PS256' }), strict, 'jwt.alg'],
  ])('%s', async (_why, token, policy, step) => {
    expect((await validate(await token(), policy)).step).toBe(step);
  });
});

describe('the key comes from the policy alone', () => {
  const second = { kid: 'k2', secret: OTHER };
  const both: TokenPolicy = { ...POLICY, keys: [...POLICY.keys, second] };
  test.each<
    [why: string, header: object, secret: Uint8Array<ArrayBuffer>, policy: TokenPolicy, step: string | null]
  >([
    ['jwk in the header', { jwk: { kty: 'oct', k: encodeSegment(OTHER) } }, OTHER, POLICY, 'jwt.signature'],
    ['jku in the header', { jku: 'https://other.example.com/keys' }, OTHER, POLICY, 'jwt.signature'],
    ['x5u in the header', { x5u: 'https://other.example.com/chain' }, OTHER, POLICY, 'jwt.signature'],
    ['jku beside the right key', { jku: 'https://other.example.com/keys' }, KEY, POLICY, null],
    ['the second by kid', { kid: 'k2' }, OTHER, both, null],
    ['the first by the kid of the second', { kid: 'k2' }, KEY, both, 'jwt.signature'],
    ['two and no kid', {}, KEY, both, 'jwt.key'],
    [
      'two of one kid',
      { kid: 'k1' },
      KEY,
      { ...POLICY, keys: [...POLICY.keys, { ...second, kid: 'k1' }] },
      'jwt.key',
    ],
    ['none at all', {}, KEY, { ...POLICY, keys: [] }, 'jwt.key'],
    ['kid of another issuer', { kid: 'https://other.example.com/k1' }, KEY, both, 'jwt.key'],
  ])('%s', async (_why, header, secret, policy, step) => {
    expect((await validate(await signCompact({ ...HEADER, ...header }, CLAIMS, secret), policy)).step).toBe(
      step,
    );
  });
});

describe('claims behind the dates', () => {
  const revoked = { ...POLICY, revoked: ['a1'] };
  test.each<[why: string, claims: object, policy: TokenPolicy, step: string | null]>([
    ['revoked', { jti: 'a1' }, revoked, 'jwt.revoked'],
    ['revoked and expired', { jti: 'a1', exp: NOW - 31 }, revoked, 'jwt.exp'],
    ['another jti', { jti: 'a2' }, revoked, null],
    ['no jti', {}, revoked, null],
    ['nothing is revoked', { jti: 'a1' }, POLICY, null],
    ['bound to a key', { cnf: { jkt: 'a' } }, POLICY, null],
    ['cnf of an unknown kind', { cnf: { kid: 'a' } }, POLICY, null],
    ['cnf as text', { cnf: 'a' }, POLICY, 'jwt.cnf'],
    ['cnf that is null', { cnf: null }, POLICY, 'jwt.cnf'],
    ['cnf as a list', { cnf: ['a'] }, POLICY, 'jwt.cnf'],
    ['jkt that is no text', { cnf: { jkt: 1 } }, POLICY, 'jwt.cnf'],
    ['certificate that is no text', { cnf: { 'x5t#S256': null } }, POLICY, 'jwt.cnf'],
  ])('%s', async (_why, claims, policy, step) => {
    expect((await validate(await signCompact(HEADER, { ...CLAIMS, ...claims }, KEY), policy)).step).toBe(
      step,
    );
  });

  test.each<[claims: object, read: Partial<Claims>]>([
    [
      { acr: 'mfa', auth_time: NOW - 9 },
      { acr: 'mfa', authTime: NOW - 9 },
    ],
    [
      { acr: ['mfa'], auth_time: String(NOW) },
      { acr: undefined, authTime: undefined },
    ],
    [{ scope: 'a  b ' }, { scopes: ['a', 'b'] }],
    [{ scope: ['a'] }, { scopes: [] }],
    [{ cnf: { jkt: 'a', 'x5t#S256': 'b' } }, { confirmation: { key: 'a', certificate: 'b' } }],
  ])('%j are read', async (claims, read) => {
    expect((await validate(await signCompact(HEADER, { ...CLAIMS, ...claims }, KEY))).claims).toMatchObject(
      read,
    );
  });
});

describe('size and depth', () => {
  test.each<[why: string, token: () => Promise<string> | string, step: string | null]>([
    ['a million dots', () => '.'.repeat(1_000_000), 'jwt.segments'],
    ['a segment of 1 MB', () => `${'A'.repeat(1_000_000)}.AA.AA`, 'jwt.header'],
    [
      'a deep header',
      () => signText(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, body()),
      'jwt.typ',
    ],
    ['a long text in the claims', () => signText(head(), body(`,"note":"${'\\"'.repeat(500_000)}"`)), null],
    ['a header that never closes', () => signText('{"a":'.repeat(200_000), body()), 'jwt.header'],
  ])('%s', async (_why, token, step) => {
    expect((await validate(await token())).step).toBe(step);
  });
});
