import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../decide.ts';
import { fieldValues } from '../fields.ts';
import { param } from '../grammar/format.ts';
import { parseChallenges } from '../grammar/parse.ts';
import { signCompact } from '../jwt/sign.ts';
import { TOKEN_FAULTS } from '../jwt/words.ts';
import { memoryState } from '../state.ts';
import type { Decision, FieldLine, ResourcePolicy } from '../types.ts';
import type { BearerMethod, BearerPolicy } from './policy.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const SECONDS = NOW / 1000;
const KEY = new TextEncoder().encode('example-key-of-at-least-32-bytes.');
const CLAIMS = {
  iss: 'https://login.example.com',
  aud: 'https://api.example.com',
  sub: 'ada',
  exp: SECONDS + 60,
  scope: 'account:read',
};
const METADATA = 'https://api.example.com/.well-known/oauth-protected-resource';

const policy = (more: Partial<BearerPolicy> = {}): BearerPolicy => ({
  scheme: 'Bearer',
  token: {
    issuer: CLAIMS.iss,
    audience: CLAIMS.aud,
    algorithm: 'HS256',
    keys: [{ secret: KEY }],
    skew: 30,
    revoked: ['revoked-1'],
  },
  ...more,
});

const sign = (claims: object = {}, header: object = {}, key = KEY) =>
  signCompact({ alg: 'HS256', typ: 'at+jwt', ...header }, { ...CLAIMS, ...claims }, key);
const GOOD = await sign();
const BODY = `a=1&access_token=${GOOD}`;
const FORM: FieldLine = ['Content-Type', 'application/x-www-form-urlencoded'];
const BEARER: FieldLine = ['Authorization', `Bearer ${GOOD}`];

interface Sent {
  readonly method?: string;
  readonly target?: string;
  readonly lines?: readonly FieldLine[];
  readonly body?: string | Uint8Array;
}

function ask(
  { method = 'GET', target = '/account', lines = [], body = '' }: Sent,
  accepts: ResourcePolicy['accepts'] = [policy()],
  more: Partial<ResourcePolicy> = {},
): Promise<Decision> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const request = { method, target, origin: 'https://api.example.com', lines, body: bytes };
  const env = { now: () => NOW, random: (count: number) => new Uint8Array(count), state: memoryState() };
  return decide(request, { id: 'a', realm: 'account', accepts, ...more }, env);
}

/** "401 invalid-token jwt.exp" */
function summary({ status, outcome, trace }: Decision): string {
  return [status, outcome, trace.find(({ decisive }) => decisive)?.step ?? ''].join(' ').trim();
}

/** The error parameters of the first challenge, and nothing for a success or a first 401. */
function errorOf({ challenges: [first] }: Decision): string | undefined {
  return first && param(first, 'error');
}

const OK = '200 authenticated';
const NONE = '401 no-credentials request.credentials';
const TWO = '400 invalid-request bearer.single';

describe('where the token may stand', () => {
  const all: readonly BearerMethod[] = ['header', 'form', 'query'];
  const query = `/account?a=1&access_token=${GOOD}`;
  const form: Sent = { method: 'POST', lines: [FORM], body: BODY };
  test.each<
    [row: string, why: string, methods: readonly BearerMethod[] | undefined, sent: Sent, answer: string]
  >([
    ['R6', 'query, offered', ['query'], { target: query }, OK],
    ['R6', 'query, offered beside the header', all, { target: query }, OK],
    ['R6', 'query, name percent-encoded', all, { target: query.replace('_', '%5F') }, OK],
    ['R6', 'query, not offered', undefined, { target: query }, NONE],
    ['R6', 'query behind a fragment', all, { target: `/account#?access_token=${GOOD}` }, NONE],
    ['R6', 'form, offered', ['form'], form, OK],
    ['R6', 'form, offered beside the header', all, form, OK],
    ['R6', 'form with PUT', all, { ...form, method: 'PUT' }, OK],
    ['R6', 'form, not offered', ['header', 'query'], form, NONE],
    ['R6', 'form with GET', all, { ...form, method: 'GET' }, NONE],
    ['R6', 'form with HEAD', all, { ...form, method: 'HEAD' }, NONE],
    [
      'R6',
      'form with parameters of its type',
      all,
      { ...form, lines: [['content-type', `${FORM[1]}; charset=utf-8`]] },
      OK,
    ],
    ['R6', 'form of another type', all, { ...form, lines: [['Content-Type', 'text/plain']] }, NONE],
    [
      'R6',
      'form in several parts',
      all,
      { ...form, lines: [['Content-Type', 'multipart/form-data; boundary=a']] },
      NONE,
    ],
    ['R6', 'form without type', all, { ...form, lines: [] }, NONE],
    ['R6', 'form of two types', all, { ...form, lines: [FORM, FORM] }, NONE],
    ['R6', 'form beyond ASCII', all, { ...form, body: `${BODY}&b=é` }, '400 invalid-request bearer.form'],
    ['R6', 'form beyond ASCII without a token', all, { ...form, body: 'b=é' }, NONE],
    ['G1', 'header, not offered', ['query'], { lines: [BEARER] }, NONE],
    ['G1', 'header, not offered beside a query', ['query'], { lines: [BEARER], target: query }, OK],
    ['R3', 'header and query', all, { lines: [BEARER], target: query }, TWO],
    ['R3', 'header and form', all, { ...form, lines: [BEARER, FORM] }, TWO],
    ['R3', 'form and query', all, { ...form, target: query }, TWO],
    ['R3', 'all three', all, { ...form, lines: [BEARER, FORM], target: query }, TWO],
    ['R3', 'repeated in the query', all, { target: `${query}&access_token=${GOOD}` }, TWO],
    ['R3', 'repeated in the form', all, { ...form, body: `${BODY}&access_token=${GOOD}` }, TWO],
    [
      'R3',
      'empty in the query',
      all,
      { target: '/account?access_token=' },
      '400 invalid-request bearer.token',
    ],
    ['R3', 'empty in the form', all, { ...form, body: 'access_token' }, '400 invalid-request bearer.token'],
    [
      'R3',
      'no token in the header',
      all,
      { lines: [['Authorization', 'Bearer']] },
      '400 invalid-request bearer.token',
    ],
    [
      'R3',
      'parameters in the header',
      all,
      { lines: [['Authorization', 'Bearer a="b"']] },
      '400 invalid-request bearer.token',
    ],
    ['R3', 'header and a query that is not offered', ['header'], { lines: [BEARER], target: query }, OK],
    [
      'G4',
      'two Authorization lines',
      all,
      { lines: [BEARER, BEARER] },
      '400 invalid-request authorization.single',
    ],
    [
      'G3',
      'no credentials at all',
      all,
      { lines: [['Authorization', 'Bearer a b']] },
      '400 invalid-request authorization.grammar',
    ],
  ])('%s: %s', async (_row, _why, methods, sent, answer) => {
    const decision = await ask(sent, [policy({ methods })]);
    expect(summary(decision)).toBe(answer);
    expect(errorOf(decision)).toBe(answer.startsWith('400') ? 'invalid_request' : undefined);
    expect(JSON.stringify(decision.trace)).not.toContain(GOOD.slice(-20));
  });

  test('R6: a success by query must not be kept by shared caches', async () => {
    const decision = await ask({ target: query }, [policy({ methods: ['query'] })]);
    expect(fieldValues(decision, 'Cache-Control')).toEqual(['private']);
  });

  test.each<[methods: readonly BearerMethod[], place: string]>([
    [['header', 'query'], 'Authorization Bearer'],
    [['query'], 'query access_token'],
    [['form'], 'form access_token'],
  ])('%j is looked for in: %s', async (methods, place) => {
    const { trace } = await ask({}, [policy({ methods })]);
    expect(trace.at(-1)?.expected).toBe(place);
  });
});

describe('the token', () => {
  const other = new TextEncoder().encode('another-key-of-at-least-32-bytes');
  test.each<[row: string, why: string, token: () => Promise<string>, step: string, description: string]>([
    ['R2', 'expired', () => sign({ exp: SECONDS - 31 }), 'jwt.exp', 'The access token expired'],
    ['R2', 'revoked', () => sign({ jti: 'revoked-1' }), 'jwt.revoked', 'The access token was revoked'],
    ['R2', 'malformed', async () => 'example-token', 'jwt.segments', 'The access token is malformed'],
    [
      'R2',
      'with a wrong signature',
      () => sign({}, {}, other),
      'jwt.signature',
      'The signature of the access token does not match',
    ],
    [
      'R2',
      'for another audience',
      () => sign({ aud: 'https://other.example.com' }),
      'jwt.aud',
      'The access token is meant for another audience',
    ],
    [
      'P5',
      'bound to a key',
      () => sign({ cnf: { jkt: '0ZcO' } }),
      'bearer.bound',
      'The access token is bound to a key and has to be sent with DPoP',
    ],
    [
      'S3',
      'bound to a certificate',
      () => sign({ cnf: { 'x5t#S256': 'bwcK' } }),
      'bearer.certificate',
      'The access token is bound to a client certificate that was not shown',
    ],
  ])('%s: %s', async (_row, _why, token, step, description) => {
    const decision = await ask({ lines: [['Authorization', `Bearer ${await token()}`]] });
    expect(summary(decision)).toBe(`401 invalid-token ${step}`);
    expect(fieldValues(decision, 'WWW-Authenticate')).toEqual([
      `Bearer realm="account", error="invalid_token", error_description="${description}"`,
    ]);
  });

  test('R4: too small a scope gets a 403 that names the scope', async () => {
    const scopes = ['account:read', 'account:write'];
    const decision = await ask({ lines: [BEARER] }, [policy({ resourceMetadata: METADATA })], { scopes });
    expect(summary(decision)).toBe('403 insufficient-scope resource.scope');
    expect(fieldValues(decision, 'WWW-Authenticate')).toEqual([
      'Bearer realm="account", error="insufficient_scope", ' +
        'error_description="The access token does not carry the scope that is needed", ' +
        'scope="account:read account:write"',
    ]);
  });
});

describe('the challenge', () => {
  test('R1: a first one has a parameter and no error', async () => {
    const decision = await ask({});
    expect(fieldValues(decision, 'WWW-Authenticate')).toEqual(['Bearer realm="account"']);
  });

  test.each<[why: string, sent: Sent, end: string]>([
    ['a first 401', {}, `Bearer realm="account", resource_metadata="${METADATA}"`],
    ['a token refused', { lines: [['Authorization', 'Bearer a']] }, `, resource_metadata="${METADATA}"`],
    ['a 400', { lines: [['Authorization', 'Bearer']] }, 'error_description="The access token is missing"'],
  ])('S2: resource_metadata with %s', async (_why, sent, end) => {
    const [line = ''] = fieldValues(
      await ask(sent, [policy({ resourceMetadata: METADATA })]),
      'WWW-Authenticate',
    );
    expect(line.endsWith(end)).toBe(true);
  });

  test.each(Object.entries(TOKEN_FAULTS))('R5: the description of %s', (_step, description) => {
    expect(description).toMatch(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/);
  });
});

test('junk is refused with a challenge that reads back, and never throws', { timeout: 60_000 }, async () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant(GOOD));
  const lines = fc.array(fc.tuple(fc.constantFrom('Authorization', 'Content-Type', 'DPoP'), text));
  const method = fc.constantFrom('GET', 'POST', 'a b');
  const sent = fc.record({ method, target: text, lines, body: fc.uint8Array() });
  const accepts = [policy({ methods: ['header', 'form', 'query'] })] as const;
  await fc.assert(
    fc.asyncProperty(sent, async (each) => {
      const decision = await ask(each, accepts);
      expect([200, 400, 401]).toContain(decision.status);
      const read = parseChallenges(fieldValues(decision, 'WWW-Authenticate'));
      expect(read.valid).toBe(true);
      expect(read.value.length).toBe(decision.status === 200 ? 0 : 1);
    }),
    { numRuns: 300 },
  );
});
