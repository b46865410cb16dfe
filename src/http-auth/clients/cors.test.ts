import { describe, expect, test } from 'vitest';
import type { FieldLine } from '../types.ts';
import { type CorsAnswer, type CorsOutcome, corsOutcome, preflightFor, type ScriptRequest } from './cors.ts';
import { unsafeHeaderNames } from './cors-request.ts';
import type { ProfileName } from './profiles.ts';
import type { ClientRule } from './rules.ts';

const PAGE = 'https://app.example.com';
const AUTH: FieldLine = ['Authorization', 'Bearer example-token'];

function request(more: Partial<ScriptRequest> = {}): ScriptRequest {
  return { url: 'https://api.example.com/x', page: PAGE, method: 'GET', lines: [], ...more };
}

function answer(status: number, ...lines: readonly (readonly [string, string])[]): CorsAnswer {
  return { status, lines };
}

const ORIGIN: FieldLine = ['Access-Control-Allow-Origin', PAGE];
const ANY: FieldLine = ['Access-Control-Allow-Origin', '*'];
const CREDENTIALS: FieldLine = ['Access-Control-Allow-Credentials', 'true'];
const HEADERS: FieldLine = ['Access-Control-Allow-Headers', 'Authorization'];
const ANY_HEADER: FieldLine = ['Access-Control-Allow-Headers', '*'];
const OK = answer(204, ORIGIN, HEADERS);

function ids({ steps }: CorsOutcome): readonly ClientRule[] {
  return steps.map(({ id }) => id);
}

function status({ script }: CorsOutcome): number | null {
  return script.kind === 'response' ? script.status : null;
}

describe('whether a preflight goes first', () => {
  const LONG = 'a'.repeat(129);
  test.each<[method: string, lines: readonly FieldLine[], asked: string | null]>([
    ['GET', [], null],
    ['HEAD', [], null],
    ['POST', [['Content-Type', 'text/plain;charset=UTF-8']], null],
    ['POST', [['Content-Type', 'application/x-www-form-urlencoded']], null],
    ['POST', [['Content-Type', 'multipart/form-data; boundary=x']], null],
    ['POST', [['Content-Type', 'application/json']], 'content-type'],
    ['POST', [['Content-Type', 'text/plain; x="y"']], 'content-type'],
    ['GET', [['Accept', 'application/json']], null],
    ['GET', [['Accept', 'a(b)']], 'accept'],
    ['GET', [['Accept', LONG]], 'accept'],
    ['GET', [['Accept-Language', 'en-US,en;q=0.5']], null],
    ['GET', [['Accept-Language', 'en_US']], 'accept-language'],
    ['GET', [['Content-Language', 'en']], null],
    ['GET', [['Range', 'bytes=0-99']], null],
    ['GET', [['Range', 'bytes=-99']], 'range'],
    ['GET', [AUTH], 'authorization'],
    ['GET', [['X-API-Key', 'example-key'], AUTH], 'authorization,x-api-key'],
    ['GET', [['DPoP', 'example']], 'dpop'],
    ['PUT', [], ''],
    ['put', [], ''],
    ['patch', [], ''],
    ['DELETE', [AUTH], 'authorization'],
  ])('%s %j: asks for %j', (method, lines, asked) => {
    const preflight = preflightFor(request({ method, lines }), 'spec');
    const named = preflight?.lines.find(([name]) => name === 'Access-Control-Request-Headers')?.[1];
    expect(preflight === null ? null : (named ?? '')).toBe(asked);
  });

  test('its lines: origin, method, headers, and no credentials', () => {
    expect(preflightFor(request({ method: 'put', lines: [AUTH] }), 'chromium')?.lines).toEqual([
      ['Origin', PAGE],
      ['Access-Control-Request-Method', 'PUT'],
      ['Access-Control-Request-Headers', 'authorization'],
    ]);
    expect(preflightFor(request({ method: 'patch' }), 'spec')?.lines).toContainEqual([
      'Access-Control-Request-Method',
      'patch',
    ]);
  });

  test('not to the same origin, nor outside of pages', () => {
    expect(preflightFor(request({ url: `${PAGE}/x`, lines: [AUTH] }), 'spec')).toBeNull();
    expect(preflightFor(request({ lines: [AUTH] }), 'node')).toBeNull();
    expect(preflightFor(request({ lines: [AUTH] }), 'curl')).toBeNull();
  });

  test('more than 1024 bytes of safelisted values need one', () => {
    const lines = Array.from({ length: 9 }, (): FieldLine => ['Accept', 'a'.repeat(120)]);
    expect(unsafeHeaderNames(lines)).toEqual(['accept']);
    expect(unsafeHeaderNames(lines.slice(1))).toEqual([]);
  });
});

describe('the verdict on a preflight', () => {
  type Row = [id: ClientRule, preflight: CorsAnswer | null, more?: Partial<ScriptRequest>];
  test.each<Row>([
    ['script.no-answer', null],
    ['script.preflight-status', answer(401, ORIGIN, HEADERS)],
    ['script.preflight-status', answer(302, ORIGIN, HEADERS)],
    ['script.preflight-malformed', answer(204, ORIGIN, ['Access-Control-Allow-Headers', 'a b'])],
    ['script.preflight-refuses-header', answer(204, ORIGIN)],
    ['script.preflight-refuses-header', answer(204, ORIGIN, ['Access-Control-Allow-Headers', 'X-Other'])],
    ['script.preflight-refuses-method', OK, { method: 'PUT' }],
    [
      'script.preflight-refuses-method',
      answer(204, ORIGIN, HEADERS, ['Access-Control-Allow-Methods', 'put']),
      { method: 'PUT' },
    ],
    ['script.wildcard-authorization', answer(204, ANY, ANY_HEADER)],
    [
      'script.wildcard-with-credentials',
      answer(204, ORIGIN, CREDENTIALS, ANY_HEADER),
      { credentials: 'include' },
    ],
    ['script.origin-missing', answer(204, HEADERS)],
    ['script.origin-other', answer(204, ['Access-Control-Allow-Origin', `${PAGE}/`], HEADERS)],
  ])('%s', (id, preflight, more) => {
    const outcome = corsOutcome(request({ lines: [AUTH], ...more }), preflight, answer(200, ORIGIN), 'spec');
    expect(ids(outcome).at(-1)).toBe(id);
    expect(outcome).toMatchObject({
      sent: null,
      script: { kind: 'type-error' },
      preflight: { passed: false },
    });
  });

  test.each<[preflight: CorsAnswer, more?: Partial<ScriptRequest>]>([
    [OK],
    [answer(200, ANY, ['access-control-allow-headers', 'x-other, AUTHORIZATION'])],
    [answer(204, ORIGIN, HEADERS, ['Access-Control-Allow-Methods', 'GET, PUT']), { method: 'PUT' }],
    [answer(204, ORIGIN, HEADERS, ['Access-Control-Allow-Methods', '*']), { method: 'PUT' }],
    [answer(204, ORIGIN, CREDENTIALS, HEADERS), { credentials: 'include' }],
    [answer(204, ORIGIN, ANY_HEADER), { lines: [['X-API-Key', 'example-key']] }],
  ])('passed: %j %j', (preflight, more) => {
    const outcome = corsOutcome(request({ lines: [AUTH], ...more }), preflight, null, 'spec');
    expect(outcome.preflight?.passed).toBe(true);
    expect(ids(outcome)).toContain('script.preflight-passed');
    expect(outcome.sent?.lines).toContainEqual(['Origin', PAGE]);
  });

  test.each<[profile: ProfileName, credentials: 'omit' | 'include', passed: boolean]>([
    ['spec', 'omit', false],
    ['chromium', 'omit', true],
    ['firefox', 'omit', true],
    ['chromium', 'include', false],
    ['firefox', 'include', false],
  ])('* for Authorization by %s with credentials %s: %s', (profile, credentials, passed) => {
    const preflight = answer(204, ORIGIN, CREDENTIALS, ANY_HEADER);
    const outcome = corsOutcome(request({ lines: [AUTH], credentials }), preflight, null, profile);
    expect(outcome.preflight?.passed).toBe(passed);
    expect(ids(outcome).includes('script.wildcard-taken')).toBe(passed);
  });

  test.each([
    ['PUT', 'script.preflight-method'],
    ['GET', 'script.preflight-header'],
  ] as const)('why one is needed for %s: %s', (method, id) => {
    expect(ids(corsOutcome(request({ method, lines: [AUTH] }), OK, null, 'spec'))).toContain(id);
  });

  test('a 401 to a preflight points to its fix', () => {
    const outcome = corsOutcome(request({ lines: [AUTH] }), answer(401), null, 'chromium');
    expect(outcome.steps.at(-1)).toMatchObject({ observed: '401', fix: 'u36' });
  });
});

describe('what the script sees', () => {
  test.each<[id: ClientRule | null, credentials: ScriptRequest['credentials'], lines: readonly FieldLine[]]>([
    [null, 'same-origin', [ANY]],
    [null, 'omit', [ANY, CREDENTIALS]],
    [null, 'omit', [ORIGIN]],
    [null, 'include', [ORIGIN, CREDENTIALS]],
    ['script.origin-missing', 'omit', []],
    ['script.origin-other', 'omit', [['Access-Control-Allow-Origin', 'https://other.example.com']]],
    ['script.origin-several', 'omit', [ORIGIN, ORIGIN]],
    ['script.origin-several', 'omit', [['Access-Control-Allow-Origin', `${PAGE}, https://example.org`]]],
    ['script.origin-wildcard', 'include', [ANY, CREDENTIALS]],
    ['script.credentials-not-allowed', 'include', [ORIGIN]],
    ['script.credentials-not-allowed', 'include', [ORIGIN, ['Access-Control-Allow-Credentials', 'True']]],
  ])('%s with credentials %s: %j', (id, credentials, lines) => {
    const outcome = corsOutcome(request({ credentials }), null, answer(401, ...lines), 'spec');
    expect(status(outcome)).toBe(id === null ? 401 : null);
    if (id !== null) expect(outcome.steps.at(-1)).toMatchObject({ id, observed: '401', fix: 'u37' });
    expect(ids(outcome)).toContain('script.simple');
    expect(outcome.sent).not.toBeNull();
  });

  const FIELDS: readonly FieldLine[] = [
    ['Content-Type', 'text/plain'],
    ['WWW-Authenticate', 'DPoP'],
    ['DPoP-Nonce', 'example-nonce'],
    ['Set-Cookie', 'session=example'],
    ['X-Request-Id', '1'],
  ];
  const expose = (value: string): FieldLine => ['Access-Control-Expose-Headers', value];

  test.each<[more: Partial<ScriptRequest>, lines: readonly FieldLine[], readable: string]>([
    [{ url: `${PAGE}/x` }, [], 'Content-Type WWW-Authenticate DPoP-Nonce X-Request-Id'],
    [{}, [ANY], 'Content-Type'],
    [{}, [ANY, expose('www-authenticate, DPoP-Nonce')], 'Content-Type WWW-Authenticate DPoP-Nonce'],
    [{}, [ANY, expose('*')], 'Content-Type WWW-Authenticate DPoP-Nonce X-Request-Id'],
    [{}, [ANY, expose('Set-Cookie')], 'Content-Type'],
    [{ credentials: 'include' }, [ORIGIN, CREDENTIALS, expose('*')], 'Content-Type'],
    [{}, [ANY, expose('a b')], 'Content-Type'],
  ])('%j %j: reads %s', (more, lines, readable) => {
    const { script } = corsOutcome(request(more), null, answer(401, ...lines, ...FIELDS), 'spec');
    const names = script.kind === 'response' ? script.headers.map(([name]) => name) : [];
    expect(names.filter((name) => FIELDS.some(([each]) => each === name)).join(' ')).toBe(readable);
  });

  test.each(['script.challenge-hidden', 'script.nonce-hidden', 'script.set-cookie-hidden'] as const)(
    '%s',
    (id) => {
      expect(ids(corsOutcome(request(), null, answer(401, ANY, ...FIELDS), 'chromium'))).toContain(id);
    },
  );

  test('outside of pages everything', () => {
    const outcome = corsOutcome(request({ lines: [AUTH] }), null, answer(401, ...FIELDS), 'node');
    expect(outcome.script).toEqual({ kind: 'response', type: 'basic', status: 401, headers: FIELDS });
    expect(ids(outcome)).toEqual(['script.no-cors-outside-pages']);
    expect(ids(corsOutcome(request(), null, null, 'curl'))).toContain('script.no-answer');
  });

  test('with no-cors nothing, and Authorization does not go out', () => {
    const outcome = corsOutcome(
      request({ mode: 'no-cors', lines: [AUTH, ['Accept', '*/*']] }),
      null,
      answer(401),
      'chromium',
    );
    expect(outcome.script).toEqual({ kind: 'response', type: 'opaque', status: 0, headers: [] });
    expect(outcome.sent?.lines).toEqual([['Accept', '*/*']]);
    expect(ids(outcome)).toEqual(expect.arrayContaining(['script.no-cors-header', 'script.opaque']));
  });
});

test.each<[id: ClientRule, more: Partial<ScriptRequest>]>([
  ['client.bad-url', { url: 'nowhere' }],
  ['script.userinfo', { url: 'https://ada:s3cret@api.example.com/' }],
  ['script.forbidden-method', { method: 'trace' }],
  ['script.no-cors-method', { method: 'PUT', mode: 'no-cors' }],
  ['script.same-origin-mode', { mode: 'same-origin' }],
  ['script.no-answer', {}],
])('%s: a TypeError', (id, more) => {
  const outcome = corsOutcome(request(more), null, null, 'chromium');
  expect(outcome.script).toEqual({ kind: 'type-error' });
  expect(ids(outcome).at(-1)).toBe(id);
});

test.each(['Cookie', 'Origin', 'Host', 'Sec-Fetch-Site', 'Proxy-Authorization'])(
  'a script cannot set %s',
  (name) => {
    const outcome = corsOutcome(request({ lines: [[name, 'x']] }), null, answer(200, ANY), 'chromium');
    expect(outcome.preflight).toBeNull();
    expect(outcome.steps[0]).toMatchObject({ id: 'script.forbidden-header', observed: name });
    expect(outcome.sent?.lines).toEqual([['Origin', PAGE]]);
  },
);

describe('a password box', () => {
  const CHALLENGE: FieldLine = ['WWW-Authenticate', 'Basic realm="b"'];
  test.each<[profile: ProfileName, more: Partial<ScriptRequest>, prompts: boolean]>([
    ['spec', { url: `${PAGE}/x` }, true],
    ['chromium', { url: `${PAGE}/x` }, true],
    ['chromium', { url: `${PAGE}/x`, credentials: 'omit' }, false],
    ['chromium', { url: `${PAGE}/x`, lines: [AUTH] }, true],
    ['firefox', { url: `${PAGE}/x`, lines: [AUTH] }, false],
    ['spec', { credentials: 'include' }, false],
    ['chromium', { credentials: 'include' }, true],
    ['chromium', { credentials: 'include', url: 'https://example.org/' }, false],
    ['firefox', { credentials: 'include', url: 'https://example.org/' }, true],
    ['firefox', { mode: 'no-cors' }, false],
    ['node', {}, false],
    ['curl', {}, false],
  ])('by %s for %j: %s', (profile, more, prompts) => {
    const given = answer(401, ORIGIN, CREDENTIALS, CHALLENGE);
    expect(corsOutcome(request(more), null, given, profile).prompts).toBe(prompts);
  });

  test('opens although the script may not see the answer', () => {
    const outcome = corsOutcome(
      request({ credentials: 'include' }),
      null,
      answer(401, CHALLENGE),
      'chromium',
    );
    expect(outcome).toMatchObject({ prompts: true, script: { kind: 'type-error' } });
  });
});
