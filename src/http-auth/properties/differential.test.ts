import fc from 'fast-check';
import { processUserInfoResponse, WWWAuthenticateChallengeError } from 'oauth4webapi';
import { expect, test } from 'vitest';
import { parseChallenges } from '../grammar/parse.ts';
import { said } from './fixtures/grammar.ts';
import { holdsAsync } from './fixtures/holds.ts';
import { loose } from './fixtures/loose.ts';

/** What oauth4webapi reads in a WWW-Authenticate header: its parser is reachable as the cause of an error only. */
async function readByOther(
  line: string,
): Promise<readonly (readonly [string, string | null, object])[] | null> {
  const response = new Response(null, { status: 401, headers: { 'WWW-Authenticate': line } });
  try {
    await processUserInfoResponse({ issuer: 'https://example.com' }, { client_id: 'a' }, 'b', response);
  } catch (error) {
    if (!(error instanceof WWWAuthenticateChallengeError)) return null;
    return error.cause.map(
      ({ scheme, token68, parameters }) => [scheme, token68 ?? null, parameters] as const,
    );
  }
  return null;
}

test('what follows the grammar is read as it was meant, by this parser and by oauth4webapi', async () => {
  await holdsAsync(
    10_000,
    fc.asyncProperty(loose, async ({ line, meant }) => {
      const { valid, value } = parseChallenges(line);
      expect(valid).toBe(true);
      expect(value.map(said)).toEqual(meant);
      const lower = meant.map(({ scheme, token68, params }) => {
        const named = params.map(([name = '', text = '']) => [name.toLowerCase(), text]);
        return [scheme.toLowerCase(), token68, Object.fromEntries(named)];
      });
      expect(await readByOther(line)).toEqual(lower);
    }),
  );
});
