import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import { fieldValues } from './fields.ts';
import { parseChallenges } from './grammar/parse.ts';
import type { Quirk } from './policy/quirks.ts';
import { memoryState } from './state.ts';
import type { Decision, FieldLine, ResourcePolicy, SchemePolicy } from './types.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const basic: SchemePolicy & { scheme: 'Basic' } = {
  scheme: 'Basic',
  users: [
    { owner: 'ada', password: 's3cret', scopes: ['account'] },
    { owner: 'ben', password: 's3cret' },
  ],
};
const secret = new TextEncoder().encode('example-key-of-at-least-32-bytes.');
const bearer: SchemePolicy = {
  scheme: 'Bearer',
  token: {
    issuer: 'https://login.example.com',
    audience: 'https://api.example.com',
    algorithm: 'HS256',
    keys: [{ secret }],
    skew: 0,
  },
};
const cors = {
  origins: ['https://app.example.com'],
  credentials: false,
  headers: ['Authorization'],
  methods: ['GET'],
  expose: ['WWW-Authenticate', 'DPoP-Nonce'],
};
const ADA: FieldLine = ['Authorization', 'Basic YWRhOnMzY3JldA=='];
const BEN: FieldLine = ['Authorization', 'Basic YmVuOnMzY3JldA=='];
const WRONG: FieldLine = ['Authorization', 'Basic YWRhOndyb25n'];
const ORIGIN: FieldLine = ['Origin', 'https://app.example.com'];
const PREFLIGHT: readonly FieldLine[] = [ORIGIN, ['Access-Control-Request-Method', 'GET']];

interface Ask {
  readonly method?: string;
  readonly policy?: Partial<ResourcePolicy>;
  readonly state?: ReturnType<typeof memoryState>;
  readonly now?: number;
}

function ask(
  lines: readonly FieldLine[],
  { method = 'GET', policy, state, now = NOW }: Ask = {},
): Promise<Decision> {
  const request = {
    method,
    target: '/account',
    origin: 'https://api.example.com',
    lines,
    body: new Uint8Array(),
  };
  const random = (bytes: number) => new Uint8Array(bytes);
  const whole: ResourcePolicy = { id: 'account', realm: 'account', accepts: [basic], ...policy };
  return decide(request, whole, { now: () => now, random, state: state ?? memoryState() });
}

/** "401 no-credentials request.credentials", with the notes of the trace behind. */
function summary({ status, outcome, trace }: Decision): string {
  const step = trace.find(({ decisive }) => decisive)?.step ?? '';
  const notes = trace.filter(({ verdict }) => verdict === 'note').map((each) => each.step);
  return [status, outcome, step, ...notes].filter((word) => word !== '').join(' ');
}

const challengesOf = (decision: Decision): readonly string[] => fieldValues(decision, 'WWW-Authenticate');

describe('rows of the decision table that no scheme owns', () => {
  test('G1: no credentials get one challenge per accepted scheme, without an error', async () => {
    const decision = await ask([], { policy: { accepts: [basic, bearer] } });
    expect(summary(decision)).toBe('401 no-credentials request.credentials');
    expect(challengesOf(decision)).toEqual([
      'Basic realm="account", charset="UTF-8"',
      'Bearer realm="account"',
    ]);
  });

  test.each(['DPoP', 'Newauth', 'Token'])(
    'G2: %s, which is not accepted, gets the challenges of G1',
    async (scheme) => {
      const none = await ask([], { policy: { accepts: [basic, bearer] } });
      const decision = await ask([['Authorization', `${scheme} example-token`]], {
        policy: { accepts: [basic, bearer] },
      });
      expect(summary(decision)).toBe('401 unsupported-scheme authorization.scheme');
      expect(challengesOf(decision)).toEqual(challengesOf(none));
    },
  );

  test.each<[why: string, accepts: ResourcePolicy['accepts'], answer: string]>([
    ['401 with Basic', [basic], '401 invalid-credentials authorization.grammar'],
    ['401 with Basic and Bearer', [basic, bearer], '401 invalid-credentials authorization.grammar'],
    ['400 with Bearer alone', [bearer], '400 invalid-request authorization.grammar'],
  ])('G3: malformed credentials: %s', async (_why, accepts, answer) => {
    expect(summary(await ask([['Authorization', 'Bearer a b']], { policy: { accepts } }))).toBe(answer);
  });

  test('G4: two Authorization lines get a 400', async () => {
    expect(summary(await ask([ADA, ADA]))).toBe('400 invalid-request authorization.single');
  });

  test('G5: valid credentials without the right get a 403, or a 404 that says nothing', async () => {
    const policy = { scopes: ['account'] };
    expect(summary(await ask([ADA], { policy }))).toBe('200 authenticated');
    expect(summary(await ask([BEN], { policy }))).toBe('403 insufficient-scope resource.scope');
    const hidden = await ask([BEN], { policy: { ...policy, hideAs404: true } });
    expect(hidden.status).toBe(404);
    expect(hidden.body).not.toContain('scope');
    expect(challengesOf(hidden)).toEqual([]);
  });

  test('G6: a proxy asks with 407 and Proxy-Authenticate, and reads Proxy-Authorization only', async () => {
    const policy = { proxy: { realm: 'office', basic } };
    const closed = await ask([ADA], { policy });
    expect(summary(closed)).toBe('407 no-credentials request.credentials way.proxy');
    expect(fieldValues(closed, 'Proxy-Authenticate')).toEqual(['Basic realm="office", charset="UTF-8"']);
    expect(challengesOf(closed)).toEqual([]);
    expect(closed.trace.at(-1)?.expected).toBe('Proxy-Authorization Basic');
    const through: FieldLine = ['Proxy-Authorization', ADA[1]];
    expect(summary(await ask([through, ADA], { policy }))).toBe('200 authenticated way.proxy');
    expect(summary(await ask([through], { policy }))).toBe(
      '401 no-credentials request.credentials way.proxy',
    );
  });

  test('G7: too many wrong tries get a 429 with Retry-After, and the time that is left', async () => {
    const policy = { lockout: { attempts: 2, seconds: 60 } };
    const state = memoryState();
    const at = (seconds: number, lines: readonly FieldLine[]) =>
      ask(lines, { policy, state, now: NOW + seconds * 1000 });
    expect((await at(0, [WRONG])).status).toBe(401);
    expect((await at(10, [WRONG])).status).toBe(401);
    const locked = await at(30, [ADA]);
    expect(summary(locked)).toBe('429 rate-limited lockout.attempts');
    expect(fieldValues(locked, 'Retry-After')).toEqual(['40']);
    expect(challengesOf(locked)).toEqual([]);
    expect((await at(70, [ADA])).status).toBe(200);
    expect((await at(71, [WRONG])).status).toBe(401);
    expect((await at(72, [ADA])).status).toBe(200);
  });

  test('G7: no credentials at all are no wrong try', async () => {
    const policy = { lockout: { attempts: 1, seconds: 60 } };
    const state = memoryState();
    for (const _ of [1, 2, 3]) expect((await ask([], { policy, state })).status).toBe(401);
    expect((await ask([ADA], { policy, state })).status).toBe(200);
  });

  test('H1: a message signature without Authorization is no credentials', async () => {
    const lines: readonly FieldLine[] = [
      ['Signature-Input', 'sig1=("@method");created=1;keyid="example"'],
      ['Signature', 'sig1=:ZXhhbXBsZQ==:'],
    ];
    const decision = await ask(lines);
    expect(summary(decision)).toBe('401 no-credentials request.credentials');
    expect(challengesOf(decision)).toHaveLength(1);
  });

  test.each(['HOBA', 'Mutual', 'SCRAM-SHA-256', 'vapid', 'PrivateToken', 'GNAP'])(
    'H2: %s is read by the generic grammar and named in the trace',
    async (scheme) => {
      const decision = await ask([['Authorization', `${scheme} a="b", c=d`]]);
      expect(summary(decision)).toBe('401 unsupported-scheme authorization.scheme');
      expect(decision.trace.at(-1)?.observed).toBe(scheme);
    },
  );
});

describe('quirks', () => {
  const both = { accepts: [basic, bearer] as const };
  const gate = { quirk: 'front-realm', realm: 'staging', basic } as const;
  test.each<[quirk: Quirk, lines: readonly FieldLine[], answer: string, challenges: readonly string[]]>([
    [{ quirk: 'no-challenge' }, [], '401 no-credentials request.credentials answer.no-challenge', []],
    [
      { quirk: 'joined-challenges' },
      [],
      '401 no-credentials request.credentials answer.joined-challenges',
      ['Basic realm="account", charset="UTF-8", Bearer realm="account"'],
    ],
    [
      { quirk: 'challenge-without-realm' },
      [],
      '401 no-credentials request.credentials answer.challenge-without-realm',
      ['Basic charset="UTF-8"', 'Bearer'],
    ],
    [
      { quirk: 'authorization-stripped' },
      [ADA],
      '401 no-credentials request.credentials way.authorization-stripped',
      ['Basic realm="account", charset="UTF-8"', 'Bearer realm="account"'],
    ],
    [
      { quirk: 'authorization-doubled', value: ADA[1] },
      [ADA],
      '400 invalid-request authorization.single way.authorization-doubled',
      [
        'Bearer realm="account", error="invalid_request", error_description="More than one Authorization line"',
      ],
    ],
    [{ quirk: 'redirect-to-other-host', host: 'www.example.com' }, [ADA], '307 redirected way.redirect', []],
    [{ quirk: 'login-page' }, [], '200 no-credentials request.credentials answer.login-page', []],
    [gate, [ADA], '200 authenticated way.front-realm', []],
    [
      gate,
      [WRONG],
      '401 invalid-credentials basic.password way.front-realm',
      ['Basic realm="staging", charset="UTF-8"'],
    ],
  ])('$quirk', async (quirk, lines, answer, challenges) => {
    const decision = await ask(lines, { policy: { ...both, quirks: [quirk] } });
    expect(summary(decision)).toBe(answer);
    expect(challengesOf(decision)).toEqual(challenges);
  });

  test('redirect-to-other-host keeps the target', async () => {
    const quirks = [{ quirk: 'redirect-to-other-host', host: 'www.example.com' }] as const;
    const decision = await ask([], { policy: { quirks } });
    expect(fieldValues(decision, 'Location')).toEqual(['https://www.example.com/account']);
  });

  test('underscore-dropped takes the API key away', async () => {
    const accepts = [
      { scheme: 'ApiKey', header: 'api_key', keys: [{ owner: 'ada', key: 'example-key' }] },
    ] as const;
    const lines = [['api_key', 'example-key']] as const;
    expect((await ask(lines, { policy: { accepts } })).status).toBe(200);
    const decision = await ask(lines, { policy: { accepts, quirks: [{ quirk: 'underscore-dropped' }] } });
    expect(summary(decision)).toBe('401 no-credentials request.credentials way.underscore-dropped');
  });

  test('401-on-options refuses the preflight', async () => {
    const policy = { cors, quirks: [{ quirk: '401-on-options' }] as const };
    const decision = await ask(PREFLIGHT, { method: 'OPTIONS', policy });
    expect(summary(decision)).toBe('401 no-credentials request.credentials cors.preflight');
    expect(challengesOf(decision)).toHaveLength(1);
  });

  test('clock-skew moves the clock of the server', async () => {
    const accepts = [
      {
        scheme: 'Cookie',
        name: 'session',
        sessions: [{ owner: 'ada', id: 'example', expires: NOW / 1000 + 60 }],
      },
    ] as const;
    const lines = [['Cookie', 'session=example']] as const;
    expect((await ask(lines, { policy: { accepts } })).status).toBe(200);
    const quirks = [{ quirk: 'clock-skew', seconds: 61 }] as const;
    const decision = await ask(lines, { policy: { accepts, quirks } });
    expect(summary(decision)).toBe('401 invalid-credentials cookie.expiry way.clock-skew');
  });

  test('permission-as-401 asks for credentials that would not help', async () => {
    const policy = { scopes: ['account'], quirks: [{ quirk: 'permission-as-401' }] as const };
    const decision = await ask([BEN], { policy });
    expect(summary(decision)).toBe('401 insufficient-scope resource.scope answer.permission-as-401');
    expect(challengesOf(decision)).toHaveLength(1);
  });

  test('no-cors-on-401 hides the refusal from scripts', async () => {
    const policy = { cors, quirks: [{ quirk: 'no-cors-on-401' }] as const };
    const decision = await ask([ORIGIN], { policy });
    expect(summary(decision)).toBe('401 no-credentials request.credentials answer.no-cors');
    expect(fieldValues(decision, 'Access-Control-Allow-Origin')).toEqual([]);
    expect(fieldValues(await ask([ORIGIN, ADA], { policy }), 'Access-Control-Allow-Origin')).toHaveLength(1);
  });
});

describe('CORS', () => {
  test('a preflight is answered without credentials and names what may be sent', async () => {
    const decision = await ask(PREFLIGHT, { method: 'OPTIONS', policy: { cors } });
    expect(summary(decision)).toBe('204 preflight');
    expect(fieldValues(decision, 'Access-Control-Allow-Headers')).toEqual(['Authorization']);
    expect(fieldValues(decision, 'Access-Control-Allow-Methods')).toEqual(['GET']);
    expect(fieldValues(decision, 'Vary')).toEqual(['Origin']);
  });

  test('a preflight of an origin that may not call gets no permission', async () => {
    const lines: readonly FieldLine[] = [
      ['Origin', 'https://evil.example'],
      ['Access-Control-Request-Method', 'GET'],
    ];
    const decision = await ask(lines, { method: 'OPTIONS', policy: { cors } });
    expect(summary(decision)).toBe('204 preflight');
    expect(decision.lines).toEqual([]);
  });

  test('OPTIONS without Origin is a request like any other', async () => {
    expect(summary(await ask([], { method: 'OPTIONS', policy: { cors } }))).toMatch(/^401 no-credentials/);
  });

  test('P7: a refusal is readable and exposes challenge and nonce', async () => {
    const decision = await ask([ORIGIN], { policy: { cors } });
    expect(fieldValues(decision, 'Access-Control-Allow-Origin')).toEqual(['https://app.example.com']);
    expect(fieldValues(decision, 'Access-Control-Expose-Headers')).toEqual(['WWW-Authenticate, DPoP-Nonce']);
  });

  test('any origin is a star without credentials, and the origin itself with them', async () => {
    const any = { ...cors, origins: '*' } as const;
    const allow = async (policy: Partial<ResourcePolicy>) =>
      fieldValues(await ask([ORIGIN], { policy }), 'Access-Control-Allow-Origin');
    expect(await allow({ cors: any })).toEqual(['*']);
    expect(await allow({ cors: { ...any, credentials: true } })).toEqual(['https://app.example.com']);
  });
});

test('every 401 line reads back as the challenges of the decision', async () => {
  const decision = await ask([], { policy: { accepts: [basic, bearer] } });
  const { value, valid } = parseChallenges(challengesOf(decision));
  expect(valid).toBe(true);
  expect(value.map(({ scheme }) => scheme)).toEqual(decision.challenges.map(({ scheme }) => scheme));
});
