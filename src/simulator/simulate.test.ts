import { describe, expect, test } from 'vitest';
import { parseChallenges } from '#http-auth/grammar/parse.ts';
import { headerOf, statusOf } from '#wire/message.ts';
import { viewMessage } from '#wire/view.ts';
import { FIRST_CLOCK, type Simulation, simulate } from './simulate.ts';
import { readOff, readScheme, SCHEMES, type SchemeId, type SwitchName, switchesFor } from './switches.ts';

const env = { now: () => FIRST_CLOCK };

function combinations(scheme: SchemeId): SwitchName[][] {
  return switchesFor(scheme).reduce<SwitchName[][]>(
    (all, { name }) => all.flatMap((off) => [off, [...off, name]]),
    [[]],
  );
}

const all = SCHEMES.flatMap((scheme) =>
  combinations(scheme).map((off): [SchemeId, SwitchName[]] => [scheme, off]),
);

/** The outcome and deciding step by the first thing that is wrong. */
const EXPECTED: Readonly<Record<SchemeId, Readonly<Partial<Record<SwitchName, string>>>>> = {
  basic: {
    sent: 'no-credentials request.credentials',
    scheme: 'unsupported-scheme authorization.scheme',
    secret: 'invalid-credentials basic.password',
  },
  bearer: {
    sent: 'no-credentials request.credentials',
    scheme: 'unsupported-scheme authorization.scheme',
    secret: 'invalid-token jwt.signature',
    fresh: 'invalid-token jwt.exp',
  },
  'api-key': {
    sent: 'no-credentials request.credentials',
    scheme: 'no-credentials request.credentials',
    secret: 'invalid-credentials api-key.value',
  },
  cookie: {
    sent: 'no-credentials request.credentials',
    secret: 'invalid-credentials cookie.session',
    fresh: 'invalid-credentials cookie.expiry',
  },
};

const ORDER: readonly SwitchName[] = ['sent', 'scheme', 'secret', 'fresh'];

function wire({ request, response }: Simulation): string {
  return JSON.stringify([request, response]);
}

describe.each(all)('%s without %j', (scheme, off) => {
  test('gets the answer of the engine', async () => {
    const simulation = await simulate(scheme, off, env);
    const first = ORDER.find((name) => off.includes(name));
    const decisive = simulation.trace.find((step) => step.decisive)?.step;
    expect(`${simulation.outcome} ${decisive ?? ''}`.trim()).toBe(
      first === undefined ? 'authenticated' : EXPECTED[scheme][first],
    );
    expect(simulation.status).toBe(off.length === 0 ? 200 : 401);
    expect(statusOf(simulation.response)).toBe(simulation.status);
    const challenge = headerOf(simulation.response, 'WWW-Authenticate');
    expect(challenge === null).toBe(simulation.status === 200);
    if (challenge !== null) expect(parseChallenges(challenge).valid).toBe(true);
  });

  test('marks one line and says why', async () => {
    const { request, response, mark, says, steps } = await simulate(scheme, off, env);
    const lines = [request, response].flatMap((message) => viewMessage(message).lines);
    expect(
      lines.filter((line) => `${line.name ?? ''}: ${line.text}`.includes(mark) || line.text === mark).length,
    ).toBe(1);
    expect(says).toMatch(/^[A-Z].* so the server answers (200|401) .*\.$/);
    expect(steps.at(-1)?.verdict).toBe(off.length === 0 ? 'passed' : 'failed');
    expect(steps.filter(({ verdict }) => verdict === 'failed').length).toBe(off.length === 0 ? 0 : 1);
    expect(steps.at(-1)?.fix === null).toBe(off.length === 0);
  });

  test('is the same again, and idle switches change nothing', async () => {
    const simulation = await simulate(scheme, off, env);
    expect(await simulate(scheme, off, env)).toEqual(simulation);
    for (const { name } of switchesFor(scheme)) {
      const flipped = off.includes(name) ? off.filter((each) => each !== name) : [...off, name];
      const same = wire(await simulate(scheme, flipped, env)) === wire(simulation);
      expect([name, same]).toEqual([name, simulation.idle.includes(name)]);
    }
  });
});

test('the exchange of an expired token', async () => {
  const { request, response, says, steps } = await simulate('bearer', ['fresh'], env);
  expect(request.startLine).toBe('GET /account HTTP/1.1');
  expect(request.headers[0]).toEqual(['Host', 'api.example.com']);
  expect(headerOf(request, 'Authorization')).toMatch(/^Bearer eyJ[\w-]+\.[\w-]+\.[\w-]{43}$/);
  expect(response.startLine).toBe('HTTP/1.1 401 Unauthorized');
  expect(response.headers).toEqual([
    [
      'WWW-Authenticate',
      'Bearer realm="account", error="invalid_token", error_description="The access token expired"',
    ],
    ['Content-Type', 'application/problem+json'],
    ['Cache-Control', 'no-store'],
  ]);
  expect(says).toBe(
    'The token expired at 11:55:00 UTC and it is 12:00:00 UTC now, so the server answers 401 and says invalid_token in WWW-Authenticate.',
  );
  expect(steps.at(-1)).toMatchObject({ fix: 'u17', rule: 'RFC 7519 §4.1.4' });
});

test('another clock gives another token', async () => {
  const later = await simulate('bearer', [], { now: () => FIRST_CLOCK + 1000 });
  expect(later.status).toBe(200);
  expect(wire(later)).not.toBe(wire(await simulate('bearer', [], env)));
});

test('attributes are read strictly', () => {
  expect(readScheme('api-key')).toBe('api-key');
  expect(readOff('bearer', ' fresh  secret ')).toEqual(['fresh', 'secret']);
  expect(readOff('basic', '')).toEqual([]);
  expect(() => readScheme('digest')).toThrow(/use one of basic, bearer/);
  expect(() => readOff('basic', 'fresh')).toThrow(/scheme "basic" has sent, scheme, secret/);
});
