import { describe, expect, test } from 'vitest';
import { RULES } from '../rules.ts';
import { startTrace } from '../trace.ts';
import { encodeSegment } from './compact.ts';
import type { Jwk } from './jwk.ts';
import type { TokenPolicy } from './policy.ts';
import { signCompact } from './sign.ts';
import { validateAccessToken } from './validate.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z') / 1000;
const KEY = new TextEncoder().encode('example-key-of-at-least-32-bytes.');
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

async function decisive(token: string, policy: TokenPolicy = POLICY): Promise<string | null> {
  const trace = startTrace(RULES);
  const claims = await validateAccessToken(token, policy, NOW, trace);
  const failed = trace.steps.find(({ verdict }) => verdict === 'fail')?.step ?? null;
  expect(claims === null).toBe(failed !== null);
  expect(failed === null || trace.steps.at(-1)?.decisive).toBe(true);
  return failed;
}

describe('a signed token', () => {
  test.each<[why: string, header: object, claims: object, step: string | null]>([
    ['as it should be', {}, {}, null],
    ['with its kid', { kid: 'k1' }, {}, null],
    ['of the long type name', { typ: 'application/at+JWT' }, {}, null],
    ['for several audiences', {}, { aud: ['https://other.example', CLAIMS.aud] }, null],
    ['expired less than the skew ago', {}, { exp: NOW - 29 }, null],
    ['expired exactly the skew ago', {}, { exp: NOW - 30 }, 'jwt.exp'],
    ['without exp', {}, { exp: undefined }, 'jwt.exp'],
    ['with exp as text', {}, { exp: String(NOW + 60) }, 'jwt.exp'],
    ['not before less than the skew ahead', {}, { nbf: NOW + 30 }, null],
    ['not before more than the skew ahead', {}, { nbf: NOW + 31 }, 'jwt.nbf'],
    ['issued in the future', {}, { iat: NOW + 31 }, 'jwt.iat'],
    ['of another issuer', {}, { iss: 'https://login.example.com/' }, 'jwt.iss'],
    ['without issuer', {}, { iss: undefined }, 'jwt.iss'],
    ['for another audience', {}, { aud: 'https://other.example' }, 'jwt.aud'],
    ['without subject', {}, { sub: undefined }, 'jwt.sub'],
    ['with another algorithm in its header', { alg: 'HS512' }, {}, 'jwt.alg'],
    ['with alg none', { alg: 'none' }, {}, 'jwt.alg'],
    ['of type JWT', { typ: 'JWT' }, {}, 'jwt.typ'],
    ['without type', { typ: undefined }, {}, 'jwt.typ'],
    ['with an extension', { crit: ['b64'], b64: false }, {}, 'jwt.crit'],
    ['with an unknown kid', { kid: 'k2' }, {}, 'jwt.key'],
  ])('%s', async (_why, header, claims, step) => {
    expect(await decisive(await signCompact({ ...HEADER, ...header }, { ...CLAIMS, ...claims }, KEY))).toBe(
      step,
    );
  });
});

describe('the signature comes before the claims', () => {
  test('another key', async () => {
    const other = new TextEncoder().encode('another-key-of-at-least-32-bytes');
    const token = await signCompact(HEADER, { ...CLAIMS, exp: 0 }, other);
    expect(await decisive(token)).toBe('jwt.signature');
  });

  test('claims that are no object', async () => {
    const token = await signCompact(HEADER, JSON.parse('[]'), KEY);
    expect(await decisive(token)).toBe('jwt.payload');
  });

  test('a key that is too short is not used', async () => {
    const short = { ...POLICY, keys: [{ secret: KEY.slice(0, 31) }] };
    expect(await decisive(await signCompact(HEADER, CLAIMS, KEY), short)).toBe('jwt.key');
  });
});

describe('the form comes before everything', () => {
  const token = signCompact(HEADER, CLAIMS, KEY);
  test.each<[why: string, change: (token: string) => string, step: string]>([
    ['two segments', (text) => text.replace(/\.[^.]*$/, ''), 'jwt.segments'],
    ['no signature', (text) => text.replace(/[^.]*$/, ''), 'jwt.segments'],
    ['an opaque token', () => 'example-token', 'jwt.segments'],
    ['padding', (text) => `${text}=`, 'jwt.base64url'],
    ['a line end', (text) => `${text}\n`, 'jwt.base64url'],
    ['a space', (text) => text.replace('.', ' .'), 'jwt.base64url'],
    ['bits that decoding drops', (text) => text.replace(/.$/, '-'), 'jwt.base64url'],
    ['a header that is no JSON', (text) => text.replace(/^[^.]+/, 'AAAA'), 'jwt.header'],
  ])('%s', async (_why, change, step) => {
    expect(await decisive(change(await token))).toBe(step);
  });
});

describe('a JSON Web Key', () => {
  const jwk = { kty: 'oct', k: encodeSegment(KEY) };
  test.each<[why: string, jwk: Jwk, step: string | null]>([
    ['that fits', jwk, null],
    ['of another algorithm', { ...jwk, alg: 'HS512' }, 'jwt.key'],
    ['for encryption', { ...jwk, use: 'enc' }, 'jwt.key'],
    ['of another secret', { ...jwk, k: encodeSegment(KEY.map((byte) => byte + 1)) }, 'jwt.signature'],
  ])('%s', async (_why, key, step) => {
    const policy = { ...POLICY, keys: [{ jwk: key }] };
    expect(await decisive(await signCompact(HEADER, CLAIMS, KEY), policy)).toBe(step);
  });
});
