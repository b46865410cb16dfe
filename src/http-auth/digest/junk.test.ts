import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldValues } from '../fields.ts';
import { parseChallenges } from '../grammar/parse.ts';
import { answerTo, challengeIn, serve } from './fixtures/exchange.ts';

const RUNS = 400;
const SLOW = 60_000;
const NAMES = [
  'username',
  'username*',
  'realm',
  'nonce',
  'uri',
  'response',
  'algorithm',
  'qop',
  'nc',
  'cnonce',
];
const name = fc.constantFrom(...NAMES, 'opaque', 'userhash', 'Digest');
const octet = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
const value = fc.oneof(
  fc.string({ unit: octet, maxLength: 40 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '%', "UTF-8''%", 'true', 'auth', 'MD5', '00000001', '\u0000', '\\', '"', '__proto__'),
);
const changes = fc.dictionary(name, fc.option(value), { maxKeys: 4 });
const policies = fc.record({
  qop: fc.constantFrom(null, ['auth'] as const, ['auth-int', 'auth'] as const),
  algorithms: fc.constantFrom(['MD5'] as const, ['SHA-256-sess', 'SHA-512-256'] as const),
  userhash: fc.boolean(),
  nonceLifetime: fc.constantFrom(300, 0, -1, Number.NaN),
});

test(
  'credentials with anything in their parameters get an answer that can be read',
  async () => {
    await fc.assert(
      fc.asyncProperty(policies, changes, value, async (policy, changed, target) => {
        const server = serve(policy);
        const line = answerTo(challengeIn(await server.ask(null)), {}, changed);
        const { status, lines, trace } = await server.ask(line, { target });
        expect([200, 400, 401]).toContain(status);
        const challenges = parseChallenges(fieldValues({ lines }, 'WWW-Authenticate'));
        expect([challenges.valid, challenges.value.length > 0]).toEqual([true, status === 401]);
        expect(trace.filter(({ decisive }) => decisive === true)).toHaveLength(status === 200 ? 0 : 1);
        expect(JSON.stringify(trace)).not.toContain('s3cret');
      }),
      { numRuns: RUNS },
    );
  },
  SLOW,
);

test(
  'any text behind the auth-scheme gets an answer',
  async () => {
    const server = serve();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          value,
          fc.array(value).map((all) => all.join(', ')),
        ),
        async (text) => {
          expect([400, 401]).toContain((await server.ask(`Digest ${text}`)).status);
        },
      ),
      { numRuns: RUNS },
    );
  },
  SLOW,
);

test(
  'a parameter of a megabyte gets an answer',
  async () => {
    const long = 'a'.repeat(1_000_000);
    for (const each of NAMES) {
      const server = serve({ userhash: true });
      const line = answerTo(challengeIn(await server.ask(null)), {}, { [each]: long });
      expect([400, 401]).toContain((await server.ask(line)).status);
    }
  },
  SLOW,
);
