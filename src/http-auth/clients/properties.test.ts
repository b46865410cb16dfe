import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClientName, chooseChallenge, type Situation } from './choose.ts';
import type { CookieRequest } from './cookie-request.ts';
import { acceptCookie, receiveCookies } from './cookies.ts';
import { corsOutcome, preflightFor, type ScriptRequest } from './cors.ts';
import { PROFILES, type ProfileName } from './profiles.ts';
import { type PromptRequest, promptOutcome } from './prompt.ts';
import { followRedirect } from './redirect.ts';
import { reusesCredentials } from './reuse.ts';
import { CLIENT_RULES } from './rules.ts';
import { cookiesFor } from './send-cookies.ts';
import type { ClientStep } from './step.ts';

const RUNS = 3000;
const SECRET = 's3cret-401';

/** Any text, and text of the pieces that the rules look for. */
const noise = fc.string({ unit: 'binary', maxLength: 40 });
const piece = fc.constantFrom(
  'Basic',
  'Digest',
  'Bearer',
  'Negotiate',
  'NTLM',
  'realm="a"',
  'nonce="n"',
  'algorithm=SHA-512-256',
  'qop=',
  ',',
  ' ',
  '=',
  ';',
  '"',
  '\\',
  '\t',
  '*',
  '/',
  '://',
  'https://example.com/',
  'http://127.0.0.1',
  'Path',
  'Domain',
  'Max-Age',
  'Expires',
  'SameSite',
  'None',
  'Secure',
  '__Host-',
  '-1',
  '1e999',
  '31 Feb 2026 00:00:00',
  '\u{1F36A}',
  '\uD800',
);
const text = fc.oneof(
  noise,
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
);
const url = fc.oneof(text, fc.webUrl(), fc.constantFrom('https://example.com/a/b', 'http://localhost/'));
const name = fc.oneof(
  text,
  fc.constantFrom('Authorization', 'Location', 'Set-Cookie', 'WWW-Authenticate', 'Accept'),
);
const lines = fc.array(fc.tuple(name, text), { maxLength: 5 });
const status = fc.constantFrom(-1, 0, 200, 301, 302, 303, 307, 308, 399, 401, 407, Number.NaN);
const profile = fc.constantFrom(...(Object.keys(PROFILES) as ProfileName[]));
const client = fc.constantFrom<ClientName>('spec', 'chromium', 'firefox', 'curl');
const credentials = fc.constantFrom('omit', 'same-origin', 'include', undefined);
const now = fc.constantFrom(0, -1e15, 1.8e9, Number.MAX_SAFE_INTEGER);

/** The steps are of the closed list, each with its rule. */
function expectSteps(steps: readonly ClientStep[]): void {
  for (const { id, rule, observed = '' } of steps) {
    expect(rule).toBe(CLIENT_RULES[id]);
    expect(observed.length).toBeLessThanOrEqual(80);
  }
}

describe('nothing throws, and every step is of the list', () => {
  test('choosing', () => {
    const situation: fc.Arbitrary<Situation> = fc.record({
      status,
      negotiate: fc.boolean(),
      bearer: fc.boolean(),
      anyAuth: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), client, situation, (fields, who, given) => {
        const { picked, prompts, why } = chooseChallenge(fields, who, given);
        expectSteps(why);
        expect(why.length).toBeGreaterThan(0);
        if (picked === null) expect(prompts).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  test('prompts', () => {
    const request: fc.Arbitrary<PromptRequest> = fc.record({
      url,
      page: fc.option(url),
      kind: fc.constantFrom('navigation', 'frame', 'image', 'fetch'),
      credentials,
      ownAuthorization: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), request, client, (fields, asked, who) => {
        expectSteps(promptOutcome(fields, asked, who).steps);
      }),
      { numRuns: RUNS },
    );
  });

  test('redirects', () => {
    const request = fc.record({ url, method: text, lines, body: fc.constantFrom('none', 'kept', 'stream') });
    const options = fc.record({
      followed: fc.nat(60),
      trusted: fc.boolean(),
      forcedMethod: fc.boolean(),
      cookieOption: fc.boolean(),
      page: fc.option(url, { nil: undefined }),
    });
    fc.assert(
      fc.property(request, status, lines, profile, options, (asked, code, fields, who, given) => {
        const result = followRedirect(asked, { status: code, lines: fields }, who, given);
        expectSteps(result.steps);
        if (!result.ok) expect(result.steps.at(-1)?.id).toBe(result.error);
      }),
      { numRuns: RUNS },
    );
  });

  test('CORS', () => {
    const request: fc.Arbitrary<ScriptRequest> = fc.record({
      url,
      page: fc.oneof(text, fc.constantFrom('https://app.example.com', 'null')),
      method: fc.oneof(text, fc.constantFrom('GET', 'PUT')),
      lines,
      mode: fc.constantFrom('cors', 'no-cors', 'same-origin', undefined),
      credentials,
    });
    const answer = fc.option(fc.record({ status, lines }));
    fc.assert(
      fc.property(request, answer, answer, profile, (asked, preflight, given, who) => {
        const outcome = corsOutcome(asked, preflight, given, who);
        expectSteps(outcome.steps);
        if (outcome.script.kind === 'response') expect(outcome.sent).not.toBeNull();
        preflightFor(asked, who);
      }),
      { numRuns: RUNS },
    );
  });

  test('cookies', () => {
    const request: fc.Arbitrary<CookieRequest> = fc.record({
      url,
      page: fc.option(url),
      kind: fc.constantFrom('navigation', 'resource', 'fetch', 'api'),
      method: text,
      credentials,
      client: profile,
    });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), request, request, now, (fields, from, to, seconds) => {
        const env = { now: seconds };
        const { store, verdicts } = receiveCookies(fields, from, [], env);
        for (const { steps, outcome } of verdicts) {
          expectSteps(steps);
          if (outcome === 'refused') expect(steps.length).toBeGreaterThan(0);
        }
        const { sent, heldBack } = cookiesFor(store, to, env);
        expect(sent.length + heldBack.length === store.length || sent.length === 0).toBe(true);
        expectSteps(heldBack.map(({ why }) => why));
      }),
      { numRuns: RUNS },
    );
  });

  test('reuse', () => {
    const remembered = fc.record({ url, scheme: text, realm: text, domain: fc.array(url, { maxLength: 3 }) });
    fc.assert(
      fc.property(remembered, url, client, (known, next, who) => {
        expectSteps(reusesCredentials(known, next, who).steps);
      }),
      { numRuns: RUNS },
    );
  });
});

test('a value is in no step: of headers, cookies, challenges, addresses', () => {
  const attributes = fc.array(
    fc.constantFrom('Secure', 'Max-Age=x', 'Domain=other.example', 'Path', '__Host-'),
  );
  fc.assert(
    fc.property(attributes, profile, fc.boolean(), (parts, who, named) => {
      const at = { url: `https://example.com/?t=${SECRET}`, page: null, kind: 'fetch', client: who } as const;
      const line = [named ? `a=${SECRET}` : SECRET, ...parts, SECRET, `Path=/${SECRET}`].join(';');
      const { store, verdicts } = receiveCookies([line], at, [], { now: 0 });
      const { heldBack } = cookiesFor(store, { ...at, credentials: 'omit' }, { now: 9e9 });
      const fields = [
        ['Authorization', `Bearer ${SECRET}`],
        ['X-API-Key', SECRET],
        ['Cookie', SECRET],
      ] as const;
      const response = { status: 302, lines: [['Location', `https://${SECRET}.example/${SECRET}`]] } as const;
      const redirected = followRedirect({ ...at, method: 'GET', lines: fields, body: 'none' }, response, who);
      const script = { ...at, method: 'PUT', lines: fields, page: 'https://app.example.com' };
      const outcome = corsOutcome(script, { status: 204, lines: [] }, { status: 401, lines: fields }, who);
      const steps = [
        ...verdicts.flatMap((each) => each.steps),
        ...heldBack.map(({ why }) => why),
        ...redirected.steps,
        ...outcome.steps,
      ];
      expect(JSON.stringify(steps)).not.toContain(SECRET);
    }),
    { numRuns: RUNS },
  );
});

test('a hundred kilobytes of anything are taken', () => {
  const much: readonly string[] = ['a=1;', 'a.', 'Basic ', '"', ',', '=', '\t'].map((each) =>
    each.repeat(100_000 / each.length),
  );
  for (const each of much) {
    const at = { url: `https://${each}/`, page: `https://b.${each}`, kind: 'fetch', client: 'spec' } as const;
    expect(acceptCookie(each, at, [], { now: 0 }).outcome).toBe('refused');
    acceptCookie(each, { ...at, url: 'https://example.com/', page: null }, [], { now: 0 });
    chooseChallenge([each], 'chromium');
    chooseChallenge([each], 'firefox');
    const request = {
      url: 'https://example.com',
      method: each,
      lines: [[each, each]],
      body: 'none',
    } as const;
    followRedirect(request, { status: 302, lines: [['Location', each]] }, 'spec');
    corsOutcome({ ...request, page: each }, null, null, 'spec');
  }
});
