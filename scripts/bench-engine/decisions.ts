import { DIGEST } from 'http-auth-utils';
import { jwtVerify } from 'jose';
import { encodeBasic } from '#http-auth/basic/codec.ts';
import { decide } from '#http-auth/decide.ts';
import { readDigestChallenge } from '#http-auth/digest/challenge.ts';
import { digestCredentials } from '#http-auth/digest/credentials.ts';
import type { DigestAlgorithm } from '#http-auth/digest/hash.ts';
import { formatCredentials } from '#http-auth/grammar/format.ts';
import { signCompact } from '#http-auth/jwt/sign.ts';
import { memoryState } from '#http-auth/state.ts';
import type { Env, Incoming, ResourcePolicy, SchemePolicy } from '#http-auth/types.ts';
import { type Measured, measure, type Task } from './measure.ts';
import { jsonWebToken } from './packages.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const ISSUER = 'https://login.example.com';
const AUDIENCE = 'https://api.example.com';
const SECRET = new TextEncoder().encode('example-key-of-at-least-32-bytes.');
const USERS = [{ owner: 'alice', password: 's3cret' }];

function env(entries: Iterable<readonly [string, string]> = []) {
  return {
    now: () => NOW,
    random: (length) => new Uint8Array(length),
    state: memoryState(entries),
  } satisfies Env;
}

function incoming(authorization: string | null): Incoming {
  return {
    method: 'GET',
    target: '/account',
    origin: AUDIENCE,
    lines: authorization === null ? [] : [['Authorization', authorization]],
    body: new Uint8Array(),
  };
}

function policyOf(scheme: SchemePolicy): ResourcePolicy {
  return { id: 'account', realm: 'Staff', accepts: [scheme] };
}

/** Decides the same request again and again, each time with what the server remembered before it. */
async function deciding(
  scheme: SchemePolicy,
  authorization: string,
  entries: readonly (readonly [string, string])[] = [],
): Promise<Task> {
  const [request, policy] = [incoming(authorization), policyOf(scheme)];
  const task = () => decide(request, policy, env(entries));
  const { status } = await task();
  if (status !== 200) throw new Error(`${scheme.scheme}: the bench's request got ${status}.`);
  return task;
}

async function digestTask(algorithm: DigestAlgorithm): Promise<Task> {
  const scheme = {
    scheme: 'Digest',
    users: USERS,
    algorithms: [algorithm],
    qop: ['auth'],
    nonceLifetime: 60,
  } as const;
  const server = env();
  const { challenges } = await decide(incoming(null), policyOf(scheme), server);
  const [challenge] = challenges.map(readDigestChallenge);
  if (challenge === undefined || challenge === null) throw new Error('There is no Digest challenge.');
  const answer = {
    username: 'alice',
    password: 's3cret',
    method: 'GET',
    uri: '/account',
    count: 1,
    cnonce: 'c',
  };
  const value = formatCredentials(digestCredentials(challenge, answer));
  return deciding(scheme, value, server.state.entries());
}

function digestHash(algorithm: string): Task {
  const data = { username: 'alice', realm: 'Staff', password: 's3cret', method: 'GET', uri: '/account' };
  const nonces = { nonce: 'n', nc: '00000001', cnonce: 'c', qop: 'auth', algorithm };
  return () => DIGEST.computeHash({ ...data, ...nonces });
}

/** Right requests decided: whole decisions with challenge, trace and answer, beside what libraries do of it. */
export async function benchDecisions(): Promise<
  readonly (readonly [title: string, rows: readonly Measured[]])[]
> {
  const encoded = encodeBasic('alice', 's3cret');
  const basic = await deciding(
    { scheme: 'Basic', users: USERS },
    `Basic ${encoded.ok ? encoded.token68 : ''}`,
  );

  const claims = { iss: ISSUER, aud: AUDIENCE, sub: 'alice', exp: NOW / 1000 + 600 };
  const token = await signCompact({ alg: 'HS256', typ: 'at+jwt' }, claims, SECRET);
  const keys = [{ secret: SECRET }];
  const tokenPolicy = { issuer: ISSUER, audience: AUDIENCE, algorithm: 'HS256', keys, skew: 5 } as const;
  const bearer = await deciding({ scheme: 'Bearer', token: tokenPolicy }, `Bearer ${token}`);
  const rules = { issuer: ISSUER, audience: AUDIENCE };
  const now = new Date(NOW);
  const jose = () =>
    jwtVerify(token, SECRET, { ...rules, algorithms: ['HS256'], typ: 'at+jwt', currentDate: now });
  const jwt = () =>
    jsonWebToken.verify(token, SECRET, { ...rules, algorithms: ['HS256'], clockTimestamp: NOW / 1000 });

  const whole = 'the whole decision: credentials, checks, trace, answer';
  const alone = 'the token alone: no header, scopes, trace or answer';
  const hash = 'the response alone, hashed by OpenSSL; no nonce, nc or comparison';
  return [
    ['Basic, decided', await measure([{ who: 'Fix 401', task: basic, note: whole }])],
    [
      'Bearer with HS256, decided',
      await measure([
        { who: 'Fix 401', task: bearer, note: 'the whole decision; the signature is checked by jose' },
        { who: 'jose jwtVerify', task: jose, note: alone },
        { who: 'jsonwebtoken verify', task: jwt, note: `${alone}; synchronous, no WebCrypto` },
      ]),
    ],
    [
      'Digest with MD5, decided',
      await measure([
        { who: 'Fix 401', task: await digestTask('MD5'), note: 'with rspauth; hashes in JavaScript' },
        { who: 'http-auth-utils', task: digestHash('md5'), note: hash },
      ]),
    ],
    [
      'Digest with SHA-256, decided',
      await measure([
        { who: 'Fix 401', task: await digestTask('SHA-256'), note: 'with rspauth; hashes in JavaScript' },
        { who: 'http-auth-utils', task: digestHash('sha256'), note: hash },
      ]),
    ],
  ];
}
