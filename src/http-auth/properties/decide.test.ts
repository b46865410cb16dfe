import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../decide.ts';
import { fieldValues } from '../fields.ts';
import { formatChallenge } from '../grammar/format.ts';
import { parseAuthParams, parseChallenges } from '../grammar/parse.ts';
import { decideAround } from '../policy/decide.ts';
import { QUIRK_NAMES, type QuirkName } from '../policy/quirks.ts';
import { memoryState } from '../state.ts';
import type { StepId } from '../trace.ts';
import { type Decision, type Env, type Incoming, OUTCOMES, type ResourcePolicy } from '../types.ts';
import { holdsAsync } from './fixtures/holds.ts';
import { type Piece, pieces, requestOf } from './fixtures/requests.ts';
import { leaks, secret } from './fixtures/secrets.ts';
import { NOW, policy, quirk } from './fixtures/world.ts';

/** A server at a fixed time; its random bytes count up from `drawn`. */
function serverEnv(entries: Iterable<readonly [string, string]> = [], drawn = 0) {
  let turn = drawn;
  const state = memoryState(entries);
  const random = (length: number) => {
    turn += 1;
    return Uint8Array.from({ length }, (_, i) => (i < 4 ? (turn >> (8 * i)) & 255 : 0));
  };
  return { now: () => NOW * 1000, random, state } satisfies Env;
}

interface Case {
  readonly request: Incoming;
  readonly entries: readonly (readonly [string, string])[];
}

/** A request to a server, with what the server remembers from making it. */
async function caseOf(all: readonly Piece[], of: ResourcePolicy): Promise<Case> {
  const env = serverEnv();
  const request = await requestOf(all, { policy: of, env });
  return { request, entries: env.state.entries() };
}

function answer({ request, entries }: Case, of: ResourcePolicy): Promise<Decision> {
  return decide(request, of, serverEnv(entries, 1_000));
}

/** What somebody may read: all but Location, which gives a client its own address back. */
function visible(decision: Decision): string {
  const lines = decision.lines.filter(([name]) => name !== 'Location');
  return JSON.stringify({ ...decision, lines });
}

test.each<[how: string, show: (secret: string) => string]>([
  ['as it is', (each) => `a${each}b`],
  ['cut off', (each) => each.slice(0, 12)],
  ['with its end only', (each) => each.slice(-11)],
  ['in base64', btoa],
  ['in base64 behind one letter', (each) => btoa(`a:${each}`)],
  ['in base64 behind two letters', (each) => btoa(`alice:${each}:b`)],
  ['percent-encoded', (each) => encodeURIComponent(each)],
  ['in hex', (each) => Array.from(each, (char) => char.charCodeAt(0).toString(16)).join('')],
])('a secret shown %s is found', (_how, show) => {
  expect(leaks(show(secret(' "%'))).length).toBeGreaterThan(0);
  expect(leaks('alice:nothing')).toEqual([]);
});

describe('without quirks', () => {
  test('every 401 carries challenges that parse, every refusal one deciding step, and no secret shows', async () => {
    const seen = new Set<string>();
    await holdsAsync(
      12_000,
      fc.asyncProperty(policy, pieces, async (of, all) => {
        const decision = await answer(await caseOf(all, of), of);
        const { status, outcome, challenges, lines, trace, principal } = decision;
        seen.add(outcome).add(principal?.scheme ?? '');
        const field = status === 407 ? 'Proxy-Authenticate' : 'WWW-Authenticate';
        const sent = fieldValues(decision, field);
        if (status === 401 || status === 407) expect(sent.length).toBeGreaterThan(0);
        expect(sent).toEqual(challenges.map(formatChallenge));
        for (const line of sent) {
          const { valid, value } = parseChallenges(line);
          expect([valid, value.length, value.map(formatChallenge)]).toEqual([true, 1, [line]]);
        }
        expect(parseChallenges(sent.join(', ')).value.map(formatChallenge)).toEqual(sent);
        for (const line of fieldValues(decision, 'Authentication-Info')) {
          expect(parseAuthParams(line).valid).toBe(true);
        }
        for (const [name, value] of lines) expect(`${name}: ${value}`).toMatch(/^[\t -~\x80-\xFF]*$/);
        const decisive = trace.filter((step) => step.decisive === true).length;
        expect(decisive).toBe(status >= 400 ? 1 : 0);
        expect(principal === null).toBe(outcome !== 'authenticated');
        expect(trace.every(({ step }) => !step.startsWith('answer.'))).toBe(true);
        expect(leaks(visible(decision))).toEqual([]);
      }),
    );
    // The cases were worth something: every outcome and every scheme that decides came up.
    for (const outcome of OUTCOMES.filter((each) => each !== 'redirected')) expect(seen).toContain(outcome);
    const schemes = 'Basic Digest Bearer DPoP ApiKey Cookie HMAC-SHA256 AWS4-HMAC-SHA256 OAuth';
    for (const scheme of schemes.split(' ')) expect(seen).toContain(scheme);
  });
});

/** The step that names each fault. */
const NOTES: Readonly<Record<QuirkName, StepId>> = {
  'no-challenge': 'answer.no-challenge',
  'joined-challenges': 'answer.joined-challenges',
  'challenge-without-realm': 'answer.challenge-without-realm',
  'authorization-stripped': 'way.authorization-stripped',
  'authorization-doubled': 'way.authorization-doubled',
  'underscore-dropped': 'way.underscore-dropped',
  '401-on-options': 'cors.preflight',
  'clock-skew': 'way.clock-skew',
  'redirect-to-other-host': 'way.redirect',
  'front-realm': 'way.front-realm',
  'login-page': 'answer.login-page',
  'permission-as-401': 'answer.permission-as-401',
  'no-cors-on-401': 'answer.no-cors',
};

describe('with quirks', () => {
  test('where a quirk changes the answer, the trace says so', async () => {
    const seen = new Set<string>();
    await holdsAsync(
      8_000,
      fc.asyncProperty(policy, quirk, pieces, async (of, fault, all) => {
        const given = await caseOf(all, of);
        const plain = await answer(given, of);
        const faulty = await answer(given, { ...of, quirks: [fault] });
        const says = faulty.trace.some(
          ({ step, verdict }) => step === NOTES[fault.quirk] && verdict === 'note',
        );
        const answers = [plain, faulty].map(({ status, lines, body, challenges, outcome }) =>
          JSON.stringify({ status, lines, body, challenges, outcome }),
        );
        if (answers[0] !== answers[1]) {
          expect(says).toBe(true);
          seen.add(fault.quirk);
        }
        expect(leaks(visible(faulty))).toEqual([]);
      }),
    );
    for (const name of QUIRK_NAMES) expect(seen).toContain(name);
  });

  test('any of them together answer without an error and show no secret', async () => {
    await holdsAsync(
      5_000,
      fc.asyncProperty(policy, fc.array(quirk, { maxLength: 5 }), pieces, async (of, quirks, all) => {
        const decision = await answer(await caseOf(all, of), { ...of, quirks });
        expect(leaks(visible(decision))).toEqual([]);
        const sent = fieldValues(decision, 'WWW-Authenticate');
        expect(sent.every((line) => parseChallenges(line).valid)).toBe(true);
      }),
    );
  });
});

test('what stands around the schemes changes nothing where a policy asks for none of it', async () => {
  await holdsAsync(
    1_000,
    fc.asyncProperty(policy, pieces, async (of, all) => {
      const { id, realm, accepts, content } = of;
      const plain: ResourcePolicy = { id, realm, accepts, content };
      const { request, entries } = await caseOf(all, plain);
      const [one, other] = await Promise.all([
        decide(request, plain, serverEnv(entries, 1_000)),
        decideAround(request, plain, serverEnv(entries, 1_000)),
      ]);
      expect(other).toEqual(one);
    }),
  );
});
