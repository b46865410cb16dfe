import { describe, expect, test } from 'vitest';
import { decide } from '../decide.ts';
import { fieldValues } from '../fields.ts';
import { param } from '../grammar/format.ts';
import { memoryState } from '../state.ts';
import type { FieldLine, ResourcePolicy } from '../types.ts';
import { opaqueOf } from './nonce.ts';
import type { DigestPolicy } from './policy.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');

/** An exchange of an RFC: what the server is set up with, and the parameters that the client sends but for `opaque`. */
interface Example {
  readonly where: string;
  readonly realm: string;
  readonly user: readonly [owner: string, password: string];
  readonly policy: Partial<DigestPolicy>;
  readonly target: string;
  readonly nonce: string;
  readonly sent: string;
  readonly response: string;
}

const MUFASA = {
  realm: 'http-auth@example.org',
  user: ['Mufasa', 'Circle of Life'],
  policy: { algorithms: ['SHA-256', 'MD5'], qop: ['auth', 'auth-int'] },
  target: '/dir/index.html',
  nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
} as const satisfies Partial<Example>;

const MUFASA_SENT = (algorithm: string) =>
  `username="Mufasa", algorithm=${algorithm}, qop=auth, nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"`;

const OLD = {
  realm: 'testrealm@host.com',
  target: '/dir/index.html',
  nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
} as const satisfies Partial<Example>;

const EXAMPLES: readonly Example[] = [
  {
    ...MUFASA,
    where: 'RFC 7616 §3.9.1, MD5',
    sent: MUFASA_SENT('MD5'),
    response: '8ca523f5e9506fed4657c9700eebdbec',
  },
  {
    ...MUFASA,
    where: 'RFC 7616 §3.9.1, SHA-256',
    sent: MUFASA_SENT('SHA-256'),
    response: '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1',
  },
  {
    where: 'RFC 7616 §3.9.2 with erratum 4897',
    realm: 'api@example.org',
    user: ['J\u00E4s\u00F8n Doe', 'Secret, or not?'],
    policy: { algorithms: ['SHA-512-256'], userhash: true },
    target: '/doe.json',
    nonce: '5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK',
    sent: 'username="793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b", userhash=true, algorithm=SHA-512-256, qop=auth, nc=00000001, cnonce="NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v"',
    response: '3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5',
  },
  {
    ...OLD,
    where: 'RFC 2617 §3.5',
    user: ['Mufasa', 'Circle Of Life'],
    policy: { algorithms: ['MD5'], qop: ['auth', 'auth-int'] },
    sent: 'username="Mufasa", qop=auth, nc=00000001, cnonce="0a4f113b"',
    response: '6629fae49393a05397450978507c4ef1',
  },
  {
    ...OLD,
    where: 'RFC 2069 §2.4 with erratum 749',
    user: ['Mufasa', 'CircleOfLife'],
    policy: { algorithms: ['MD5'], qop: null },
    sent: 'username="Mufasa"',
    response: '1949323746fe6a43ef61f9606e7febea',
  },
];

/** A server whose next nonce is that of the example. */
function serve({ realm, user, policy, target, nonce }: Example) {
  const [owner, password] = user;
  const digest: DigestPolicy = {
    scheme: 'Digest',
    users: [{ owner, password }],
    algorithms: ['MD5'],
    qop: ['auth'],
    nonceLifetime: 300,
    ...policy,
  };
  const resource: ResourcePolicy = { id: 'example', realm, accepts: [digest] };
  const seeded = [`digest nonce ${nonce}`, `${NOW / 1000} 0 ${opaqueOf(realm)}`] as const;
  // The nonces of RFC 7616 are 33 bytes in base64, as ours are; older ones are put where a nonce is remembered.
  const made = /^[A-Za-z0-9+/]{44}$/.test(nonce);
  const state = memoryState(made ? [] : [seeded]);
  const random = () => Uint8Array.from(made ? atob(nonce) : 'another', (char) => char.charCodeAt(0));
  return (authorization: string | null) => {
    const lines: readonly FieldLine[] = authorization === null ? [] : [['Authorization', authorization]];
    const request = {
      method: 'GET',
      target,
      origin: 'https://www.example.org',
      lines,
      body: new Uint8Array(),
    };
    return decide(request, resource, { now: () => NOW, random, state });
  };
}

describe.each(EXAMPLES)('D10: $where', (example) => {
  const { realm, target, nonce, sent, response } = example;

  test('the challenge, then 200', async () => {
    const ask = serve(example);
    const first = await ask(null);
    expect(first.status).toBe(401);
    const challenge = first.challenges[0];
    const opaque = challenge === undefined ? undefined : param(challenge, 'opaque');
    if (nonce.length === 44) expect(challenge && param(challenge, 'nonce')).toBe(nonce);
    const common = `realm="${realm}", nonce="${nonce}", uri="${target}", opaque="${opaque}"`;
    const second = await ask(`Digest ${sent}, ${common}, response="${response}"`);
    expect([second.status, second.outcome, second.principal?.owner]).toEqual([
      200,
      'authenticated',
      example.user[0],
    ]);
    expect(fieldValues(second, 'Authentication-Info')).toHaveLength(1);
  });

  test('401 when one digit of the response is another', async () => {
    const ask = serve(example);
    const opaque = opaqueOf(realm);
    const common = `realm="${realm}", nonce="${nonce}", uri="${target}", opaque="${opaque}"`;
    const wrong = response.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    const { status, outcome } = await ask(`Digest ${sent}, ${common}, response="${wrong}"`);
    expect([status, outcome]).toEqual([401, 'invalid-credentials']);
  });
});

test('D8, D9: the challenge lines of RFC 7616 §3.9.1, with charset', async () => {
  const [example] = EXAMPLES;
  expect(example).toBeDefined();
  if (example === undefined) return;
  const { lines } = await serve(example)(null);
  const rest = `nonce="${MUFASA.nonce}", opaque="${opaqueOf(MUFASA.realm)}", charset="UTF-8"`;
  expect(fieldValues({ lines }, 'WWW-Authenticate')).toEqual([
    `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, ${rest}`,
    `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, ${rest}`,
  ]);
});
