import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../decide.ts';
import { fieldValues } from '../fields.ts';
import { parseChallenges } from '../grammar/parse.ts';
import type { Jwk } from '../jwt/jwk.ts';
import { memoryState } from '../state.ts';
import type { FieldLine } from '../types.ts';
import {
  type Asked,
  ask,
  BOUND,
  DPOP,
  KEY,
  NOW,
  OTHER_KEY,
  PUBLIC,
  prove,
  random,
  sign,
  summary,
  URL,
  withProof,
} from './fixtures/ask.ts';
import type { ProofRequest } from './proof.ts';
import { PROOF_FAULTS } from './words.ts';

test('a bound token with a proof for this request is let in', async () => {
  const decision = await ask(withProof(await prove()));
  expect(summary(decision)).toBe('200');
  expect(decision.principal).toMatchObject({ owner: 'ada', scheme: 'DPoP' });
  expect(fieldValues(decision, 'DPoP-Nonce')).toEqual([]);
});

describe('P1: without DPoP credentials the challenge names the algorithms', () => {
  test.each<[why: string, lines: readonly FieldLine[]]>([
    ['nothing sent', []],
    ['a proof alone', [['DPoP', 'example']]],
    ['another scheme', [['Authorization', 'Basic YWRhOnMzY3JldA==']]],
  ])('%s', async (_why, lines) => {
    const { status, lines: answered } = await ask(lines, {
      accepts: [{ ...DPOP, resourceMetadata: `${URL}/meta` }],
    });
    expect(status).toBe(401);
    expect(fieldValues({ lines: answered }, 'WWW-Authenticate')).toEqual([
      `DPoP realm="account", algs="ES256 PS256", resource_metadata="${URL}/meta"`,
    ]);
  });
});

describe('P2: a proof that is not valid', () => {
  const hs: Jwk = { kty: 'oct', k: 'ZXhhbXBsZS1rZXktb2YtYXQtbGVhc3QtMzItYnl0ZXMu' };
  test.each<[why: string, proof: Partial<ProofRequest>, step: string]>([
    ['crit', { header: { crit: ['b64'] } }, 'dpop.crit'],
    ['typ missing', { header: { typ: undefined } }, 'dpop.typ'],
    ['typ of a token', { header: { typ: 'at+jwt' } }, 'dpop.typ'],
    ['alg none', { header: { alg: 'none' } }, 'dpop.alg'],
    ['alg symmetric', { header: { alg: 'HS256', jwk: hs } }, 'dpop.alg'],
    ['alg not offered', { header: { alg: 'RS256' } }, 'dpop.alg'],
    ['alg missing', { header: { alg: undefined } }, 'dpop.alg'],
    ['alg of another key type', { header: { alg: 'PS256' } }, 'dpop.jwk'],
    ['jwk missing', { header: { jwk: undefined } }, 'dpop.jwk'],
    ['jwk that is text', { header: { jwk: 'example' } }, 'dpop.jwk'],
    ['jwk symmetric', { header: { jwk: hs } }, 'dpop.jwk'],
    ['jwk without y', { header: { jwk: { ...PUBLIC, y: undefined } } }, 'dpop.jwk'],
    ['jwk for encryption', { header: { jwk: { ...PUBLIC, use: 'enc' } } }, 'dpop.jwk'],
    ['jwk private', { header: { jwk: KEY } }, 'dpop.public-key'],
    ['jwk with an empty private member', { header: { jwk: { ...PUBLIC, d: '' } } }, 'dpop.public-key'],
    [
      'jwk of another pair',
      { header: { jwk: { ...PUBLIC, x: OTHER_KEY['x'], y: OTHER_KEY['y'] } } },
      'dpop.signature',
    ],
    [
      'jwk that is no point of its curve',
      { header: { jwk: { ...PUBLIC, x: PUBLIC['y'] } } },
      'dpop.signature',
    ],
    ['htm of another method', { method: 'POST' }, 'dpop.htm'],
    ['htm in another case', { method: 'get' }, 'dpop.htm'],
    ['htm missing', { claims: { htm: undefined } }, 'dpop.htm'],
    ['htu of another path', { url: `${URL}/` }, 'dpop.htu'],
    ['htu of another host', { url: 'https://other.example.com/account' }, 'dpop.htu'],
    ['htu of another scheme', { url: 'http://api.example.com/account' }, 'dpop.htu'],
    ['htu that is no address', { url: '/account' }, 'dpop.htu'],
    ['htu missing', { claims: { htu: undefined } }, 'dpop.htu'],
    ['iat too old', { now: NOW - 61 }, 'dpop.iat'],
    ['iat too far ahead', { now: NOW + 6 }, 'dpop.iat'],
    ['iat missing', { claims: { iat: undefined } }, 'dpop.iat'],
    ['iat as text', { claims: { iat: String(NOW) } }, 'dpop.iat'],
    ['jti missing', { claims: { jti: undefined } }, 'dpop.jti'],
    ['jti empty', { claims: { jti: '' } }, 'dpop.jti'],
    ['jti as a number', { claims: { jti: 1 } }, 'dpop.jti'],
  ])('%s', async (_why, more, step) => {
    const decision = await ask(withProof(await prove(more)));
    expect(summary(decision)).toBe(`401 invalid_dpop_proof ${step}`);
    expect(decision.outcome).toBe('invalid-credentials');
    expect(decision.trace.at(-1)?.fix).toBe(step === 'dpop.iat' ? 'u33' : undefined);
  });

  test.each<[why: string, change: (proof: string) => readonly string[], step: string]>([
    ['no header', () => [], 'dpop.header'],
    ['two headers', (proof) => [proof, proof], 'dpop.header'],
    ['two joined on the way', (proof) => [`${proof}, ${proof}`], 'dpop.header'],
    ['an empty header', () => [''], 'dpop.form'],
    ['two segments', (proof) => [proof.replace(/\.[^.]*$/, '')], 'dpop.form'],
    ['no signature', (proof) => [proof.replace(/[^.]*$/, '')], 'dpop.form'],
    ['padding', (proof) => [`${proof}=`], 'dpop.form'],
    ['claims that are no JSON', (proof) => [proof.replace(/\.[^.]*\./, '.AAAA.')], 'dpop.form'],
    ['a changed signature', (proof) => [proof.replace(/.{9}$/, 'AAAAAAAAA')], 'dpop.signature'],
  ])('%s', async (_why, change, step) => {
    const proofs = change(await prove()).map((value): FieldLine => ['DPoP', value]);
    const decision = await ask([['Authorization', `DPoP ${BOUND}`], ...proofs]);
    expect(summary(decision)).toBe(`401 invalid_dpop_proof ${step}`);
  });

  test.each<[why: string, more: Partial<ProofRequest>, asked: Asked]>([
    ['typ as a whole media type', { header: { typ: 'application/DPoP+JWT' } }, {}],
    ['htu with query and fragment', { claims: { htu: `${URL}?a#b` } }, {}],
    ['htu without the query of the request', {}, { target: '/account?a=b' }],
    ['htu normalised', { url: 'HTTPS://API.example.com:443/x/../%61ccount' }, {}],
    ['iat as old as allowed', { now: NOW - 60 }, {}],
    ['iat ahead by the skew', { now: NOW + 5 }, {}],
    ['a nonce where none is asked', { nonce: 'n1' }, {}],
  ])('is not one with: %s', async (_why, more, asked) => {
    expect(summary(await ask(withProof(await prove(more)), asked))).toBe('200');
  });

  test('a proof is good once: a replay is refused, a new proof is not', async () => {
    const state = memoryState();
    const [proof, next] = [await prove(), await prove()];
    expect(summary(await ask(withProof(proof), { state }))).toBe('200');
    expect(summary(await ask(withProof(proof), { state }))).toBe('401 invalid_dpop_proof dpop.jti');
    expect(summary(await ask(withProof(next), { state }))).toBe('200');
  });

  test('of two requests at the same time with one proof, one is let in', async () => {
    const state = memoryState();
    const proof = await prove();
    const both = await Promise.all([ask(withProof(proof), { state }), ask(withProof(proof), { state })]);
    expect(both.map(summary).toSorted()).toEqual(['200', '401 invalid_dpop_proof dpop.jti']);
  });

  test('refused requests leave nothing in memory', async () => {
    const state = memoryState();
    await ask(withProof(await prove({ accessToken: 'example-token' }), 'example-token'), { state });
    await ask(withProof(await prove({ method: 'PUT' })), { state });
    expect(state.entries()).toEqual([]);
  });
});

describe('P3: a nonce of the server is wanted', () => {
  const accepts = [{ ...DPOP, nonceLifetime: 60 }] as const;
  const WANTED = '401 use_dpop_nonce dpop.nonce';

  test('without one, with a wrong one, with an old one: 401 and the one to use', async () => {
    const state = memoryState();
    const at = async (now: number, nonce?: string) =>
      ask(withProof(await prove({ now, nonce })), { accepts, state, now });
    const first = await at(NOW);
    expect([summary(first), first.outcome]).toEqual([WANTED, 'stale-nonce']);
    const [nonce = '', ...more] = fieldValues(first, 'DPoP-Nonce');
    expect(more).toEqual([]);
    expect(nonce).toMatch(/^[\x21\x23-\x5B\x5D-\x7E]+$/);
    expect(fieldValues(first, 'WWW-Authenticate')).toEqual([
      'DPoP realm="account", algs="ES256 PS256", error="use_dpop_nonce", ' +
        'error_description="The DPoP proof needs the current nonce of this server"',
    ]);
    const wrong = await at(NOW, 'n1');
    expect([summary(wrong), fieldValues(wrong, 'DPoP-Nonce')]).toEqual([WANTED, [nonce]]);
    const right = await at(NOW + 30, nonce);
    expect([summary(right), fieldValues(right, 'DPoP-Nonce')]).toEqual(['200', []]);
    const old = await at(NOW + 61, nonce);
    expect(summary(old)).toBe(WANTED);
    expect(fieldValues(old, 'DPoP-Nonce')).not.toEqual([nonce]);
  });

  test('a success hands over the next one before the old one ends, uncacheable', async () => {
    const state = memoryState();
    const [nonce = ''] = fieldValues(await ask(withProof(await prove()), { accepts, state }), 'DPoP-Nonce');
    const now = NOW + 31;
    const late = await ask(withProof(await prove({ nonce, now })), { accepts, state, now });
    const [next = ''] = fieldValues(late, 'DPoP-Nonce');
    expect([summary(late), next === nonce, next === '']).toEqual(['200', false, false]);
    expect(fieldValues(late, 'Cache-Control')).toContain('no-store');
    const then = await ask(withProof(await prove({ nonce: next, now })), { accepts, state, now });
    expect([summary(then), fieldValues(then, 'DPoP-Nonce')]).toEqual(['200', []]);
  });

  test('a proof that is wrong anyway gets no nonce', async () => {
    const decision = await ask(withProof(await prove({ method: 'PUT' })), { accepts });
    expect([summary(decision), fieldValues(decision, 'DPoP-Nonce')]).toEqual([
      '401 invalid_dpop_proof dpop.htm',
      [],
    ]);
  });
});

describe('P4: token and proof do not belong together', () => {
  test.each<[why: string, access: () => Promise<string>, proof: Partial<ProofRequest>, step: string]>([
    ['ath of another token', async () => BOUND, { accessToken: 'example-token' }, 'dpop.ath'],
    ['ath missing', async () => BOUND, { claims: { ath: undefined } }, 'dpop.ath'],
    ['a proof with another key', async () => BOUND, { key: OTHER_KEY }, 'dpop.jkt'],
    ['a token that is not bound', sign, {}, 'dpop.jkt'],
    ['a token bound to a certificate', () => sign({ cnf: { 'x5t#S256': 'a' } }), {}, 'dpop.jkt'],
    ['a token that expired', () => sign({ exp: NOW - 5 }), {}, 'jwt.exp'],
    ['an opaque token', async () => 'example-token', {}, 'jwt.segments'],
  ])('%s', async (_why, access, more, step) => {
    const accessToken = await access();
    const decision = await ask(withProof(await prove({ accessToken, ...more }), accessToken));
    expect(summary(decision)).toBe(`401 invalid_token ${step}`);
    expect(decision.outcome).toBe('invalid-token');
  });
});

test('R3: DPoP without a token is a malformed request', async () => {
  expect(summary(await ask([['Authorization', 'DPoP']]))).toBe('400 invalid_request dpop.token');
});

test.each(Object.entries(PROOF_FAULTS))('R5: the description of %s', (_step, description) => {
  expect(description).toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/);
});

test('RFC 9449 §7.1: the proof of Figure 13 is right for its request and its token', async () => {
  const proof =
    'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0Rs' +
    'cEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2' +
    'In19.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90' +
    'ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFF' +
    'byJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA';
  const request = {
    method: 'GET',
    target: '/protectedresource',
    origin: 'https://resource.example.org',
    lines: withProof(proof, 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU'),
    body: new Uint8Array(),
  };
  const env = { now: () => 1_562_262_620_000, random, state: memoryState() };
  const { trace } = await decide(request, { id: 'a', realm: 'a', accepts: [DPOP] }, env);
  expect(trace.filter(({ step }) => step === 'dpop.ath').map(({ verdict }) => verdict)).toEqual(['pass']);
  // The token of the RFC is opaque, and is looked at last.
  expect(trace.at(-1)?.step).toBe('jwt.base64url');
});

test('neither token nor proof nor nonce stands in a trace or a body', async () => {
  const state = memoryState();
  const accepts = [{ ...DPOP, nonceLifetime: 60 }] as const;
  const proof = await prove({ url: 'https://ada:s3cret@api.example.com/account?access_token=s3cret' });
  const decision = await ask(withProof(proof), { accepts, state });
  const told = JSON.stringify(decision.trace) + decision.body;
  for (const part of [...proof.split('.'), ...BOUND.split('.'), 's3cret']) expect(told).not.toContain(part);
});

test('junk is refused with a challenge that reads back, and never throws', { timeout: 60_000 }, async () => {
  const json = fc.oneof(fc.json(), fc.constant('{"alg":"ES256","typ":"dpop+jwt"}'));
  const segment = json.map((text) =>
    btoa(String.fromCharCode(...new TextEncoder().encode(text))).replaceAll('=', ''),
  );
  const compact = fc.tuple(segment, segment, segment).map((segments) => segments.join('.'));
  const proofs = fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), compact), { maxLength: 2 });
  const target = fc.oneof(fc.constant('/account'), fc.string());
  await fc.assert(
    fc.asyncProperty(proofs, target, fc.string(), async (values, path, method) => {
      const lines: FieldLine[] = values.map((value) => ['DPoP', value]);
      const decision = await ask([['Authorization', `DPoP ${BOUND}`], ...lines], { target: path, method });
      expect(decision.status).toBe(401);
      expect(parseChallenges(fieldValues(decision, 'WWW-Authenticate')).valid).toBe(true);
    }),
    { numRuns: 300 },
  );
});
