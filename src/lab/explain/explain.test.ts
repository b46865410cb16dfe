import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signCompact } from '#http-auth/jwt/sign.ts';
import type { WireMessage } from '#wire/message.ts';
import { FIRST_CLOCK, play } from '../play.ts';
import { loadPresets, presetState } from '../presets.ts';
import { seededRandom } from '../seed.ts';
import { stateOf } from '../state.ts';
import type { Piece } from '../types.ts';
import { SIGNING_KEY } from '../world.ts';
import { annotate } from './annotate.ts';
import { explainBasic } from './basic.ts';
import { EXPLANATION_IDS, explanationOf } from './explanations.ts';
import { explainJwt } from './jwt.ts';
import * as names from './names.ts';

const message = (
  headers: readonly (readonly [string, string])[],
  rest: Partial<WireMessage> = {},
): WireMessage => ({
  kind: 'request',
  from: 'you',
  to: 'api.example.com',
  hop: 1,
  startLine: 'GET /account HTTP/1.1',
  headers,
  body: '',
  ...rest,
});
const textOf = (lines: readonly (readonly Piece[])[]) =>
  lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
const linesOf = ({ startLine, headers, body }: WireMessage) =>
  [
    startLine,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : ['', body]),
  ].join('\n');
const about = (name: string, value: string) =>
  (annotate(message([[name, value]]))[1] ?? []).flatMap((piece) =>
    piece.about === null ? [] : [[piece.text, piece.about]],
  );

/** Every message that the presets send. */
const messages: WireMessage[] = [];
for (const preset of await loadPresets()) {
  for (const which of ['broken', 'fixed'] as const) {
    const env = { now: () => FIRST_CLOCK, random: seededRandom(401) };
    const { steps } = await play(presetState(preset, which), env);
    messages.push(...steps.flatMap(({ request, response }) => [request, response]));
  }
}
const DIGEST = { resource: 'digest', userhash: 'on', algorithms: 'MD5-sess', qop: 'auth-int' } as const;
for (const changes of [
  DIGEST,
  { resource: 'basic', lockout: '0' },
  { acr: 'mfa', 'max-age': '5' },
  { scopes: 'a' },
]) {
  const { steps } = await play(stateOf(changes), { now: () => FIRST_CLOCK, random: seededRandom(1) });
  messages.push(...steps.flatMap(({ request, response }) => [request, response]));
}

test('the pieces of a message are the message', () => {
  expect(messages.length).toBeGreaterThan(150);
  for (const each of messages) expect(textOf(annotate(each))).toBe(linesOf(each));
});

test('every piece that points somewhere finds an explanation', () => {
  for (const piece of messages.flatMap((each) => annotate(each).flat())) {
    if (piece.about !== null)
      expect([piece.text, explanationOf(piece.about)?.id]).toEqual([piece.text, piece.about]);
  }
});

test('every header name, auth-param and scheme in the messages of the lab is explained', () => {
  for (const { kind, headers, startLine } of messages) {
    const [start = [], ...lines] = annotate(message(headers, { kind, startLine }));
    expect(
      start
        .filter((piece) => piece.about === null)
        .map(({ text }) => text.trim())
        .join(''),
    ).toBe('');
    headers.forEach(([name], at) => {
      const line = lines[at] ?? [];
      const known = /^api[-_]key$/.test(name) || line[0]?.about === name.toLowerCase();
      expect([name, known]).toEqual([name, true]);
      if (!/^(?:www|proxy)-authenticate$|^authorization$|^authentication-info$|cookie$/i.test(name)) return;
      const rest = line.slice(1).filter((piece) => piece.about === null && /\w/.test(piece.text));
      // What stands in the place of a scheme and is none has nothing to explain.
      if (!/^Authorization: (?:eyJ|")|^Authorization: Bearer "/.test(line.map(({ text }) => text).join(''))) {
        expect(rest.map(({ text }) => text)).toEqual([]);
      }
    });
  }
});

test('every explanation is a plain sentence with a rule, and nothing else', () => {
  for (const id of EXPLANATION_IDS) {
    const { name, sentence, rule } = explanationOf(id) ?? { name: '', sentence: '', rule: '' };
    expect(name).not.toBe('');
    expect([id, sentence]).toEqual([id, expect.stringMatching(/^[A-Z].{9,}[^.]\.$/)]);
    expect([id, rule]).toEqual([
      id,
      expect.stringMatching(/^(?:RFC \d+(?:bis)? §[\d.]+|Fetch, CORS protocol|AWS SigV4|none)$/),
    ]);
  }
  expect(explanationOf('x')).toBeNull();
  expect(explanationOf('__proto__')).toBeNull();
});

test('the lists of names and the explanations agree', () => {
  const listed = [
    ...names.HEADERS,
    ...[...names.METHODS].map((each) => `method.${each.toLowerCase()}`),
    ...[...names.STATUSES].map((each) => `status.${each}`),
    ...[...names.SCHEMES].map((each) => `scheme.${each}`),
    ...[...names.CHALLENGE_PARAMS].map((each) => `www-authenticate.${each}`),
    ...[...names.INFO_PARAMS].map((each) => `authentication-info.${each}`),
    ...Object.entries(names.CREDENTIALS_PARAMS).flatMap(([scheme, params]) =>
      [...params].map((each) => `authorization.${scheme}.${each}`),
    ),
    ...[...names.TOKEN68].map((each) => `authorization.${each}.token68`),
    ...[...names.COOKIE_ATTRIBUTES].map((each) => `set-cookie.${each}`),
    ...[...names.JOSE].map((each) => `jose.${each}`),
    ...[...names.CLAIMS].map((each) => `claim.${each}`),
    ...[
      'request-target',
      'http-version',
      'cookie.pair',
      'set-cookie.pair',
      'basic.user-id',
      'basic.password',
    ],
    ...['jwt.header', 'jwt.payload', 'jwt.signature'],
  ];
  expect(listed.toSorted()).toEqual(EXPLANATION_IDS.toSorted());
});

describe('what may be pointed at', () => {
  test.each<[string, string, string[][]]>([
    [
      'WWW-Authenticate',
      'Basic realm="a, b", charset="UTF-8", Bearer',
      [
        ['WWW-Authenticate', 'www-authenticate'],
        ['Basic', 'scheme.basic'],
        ['realm', 'www-authenticate.realm'],
        ['"a, b"', 'www-authenticate.realm'],
        ['charset', 'www-authenticate.charset'],
        ['"UTF-8"', 'www-authenticate.charset'],
        ['Bearer', 'scheme.bearer'],
      ],
    ],
    [
      'Authorization',
      'Basic YWRhOnMzY3JldA==',
      [
        ['Authorization', 'authorization'],
        ['Basic', 'scheme.basic'],
        ['YWRhOnMzY3JldA==', 'authorization.basic.token68'],
      ],
    ],
    [
      'Authorization',
      'Bearer a.b.c',
      [
        ['Authorization', 'authorization'],
        ['Bearer', 'scheme.bearer'],
        ['a', 'jwt.header'],
        ['b', 'jwt.payload'],
        ['c', 'jwt.signature'],
      ],
    ],
    [
      'Set-Cookie',
      'a=b; Secure; samesite=Lax; Priority=High',
      [
        ['Set-Cookie', 'set-cookie'],
        ['a=b', 'set-cookie.pair'],
        ['Secure', 'set-cookie.secure'],
        ['samesite=Lax', 'set-cookie.samesite'],
      ],
    ],
    [
      'Authentication-Info',
      'nc=1',
      [
        ['Authentication-Info', 'authentication-info'],
        ['nc', 'authentication-info.nc'],
        ['1', 'authentication-info.nc'],
      ],
    ],
    ['X-Unknown', 'a', []],
  ])('in %s: %s', (name, value, pieces) => {
    expect(about(name, value)).toEqual(pieces);
  });
});

test('any header value keeps its text', () => {
  const name = fc.constantFrom(
    'WWW-Authenticate',
    'Authorization',
    'Authentication-Info',
    'Set-Cookie',
    'Cookie',
    'DPoP',
    '__proto__',
  );
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.stringMatching(/^[A-Za-z ,="\\.]*$/));
  fc.assert(
    fc.property(name, value, fc.string(), (header, text, startLine) => {
      const one = message([[header, text]], { startLine });
      expect(textOf(annotate(one))).toBe(linesOf(one));
    }),
    { numRuns: 2000 },
  );
}, 30_000);

test('a long value is laid out in one go', () => {
  for (const unit of ['a', 'a ', '"', 'a="', '=', ',', 'Basic a=b, ']) {
    const text = unit.repeat(50_000);
    const one = message([
      ['WWW-Authenticate', text],
      ['Authorization', text],
    ]);
    expect(textOf(annotate(one)).length).toBe(linesOf(one).length);
  }
}, 30_000);

describe('a token decoded', () => {
  test('reads as JSON, with dates', async () => {
    const token = await signCompact(
      { alg: 'HS256', typ: 'at+jwt' },
      { iss: 'x', exp: 0, own: [1] },
      SIGNING_KEY,
    );
    const decoded = explainJwt(token);
    expect(textOf(decoded?.header ?? [])).toBe('{\n  "alg": "HS256",\n  "typ": "at+jwt"\n}');
    expect(textOf(decoded?.payload ?? [])).toBe(
      '{\n  "iss": "x",\n  "exp": 0, (1970-01-01T00:00:00Z)\n  "own": [1]\n}',
    );
    expect(decoded?.payload?.flat().flatMap((piece) => piece.about ?? [])).toEqual([
      'claim.iss',
      'claim.iss',
      'claim.exp',
      'claim.exp',
    ]);
  });

  test.each([
    ['', null],
    ['a.b', null],
    ['a.b.c.d', null],
    ['a.b.c', { header: null, payload: null }],
    ['x'.repeat(1e6), null],
  ])('%.20s', (token, result) => expect(explainJwt(token)).toEqual(result));
});

test('Basic shows the user name and hides the password', () => {
  expect(explainBasic('YWRhOnMzY3JldA==')?.map(({ text }) => text)).toEqual(['ada', ':', '••••••']);
  expect(explainBasic('?')).toBeNull();
});
