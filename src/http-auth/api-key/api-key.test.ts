import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepWords } from '#lab/words/index.ts';
import { fieldValues } from '../fields.ts';
import { ask, faults, summary } from '../hmac/fixtures/ask.ts';
import type { FieldLine } from '../types.ts';
import type { ApiKeyPolicy } from './policy.ts';

const KEY = 'example-key-of-ada';
const OTHER = 'example-key-of-nobody';
const header: ApiKeyPolicy = { scheme: 'ApiKey', header: 'X-API-Key', keys: [{ owner: 'ada', key: KEY }] };
const both: ApiKeyPolicy = { ...header, query: 'api_key' };
const OK = '200 authenticated';
const MISSING = '401 no-credentials request.credentials u34';
const WRONG = '401 invalid-credentials api-key.value u34';
const EMPTY = '401 invalid-credentials api-key.present u34';
const DOUBLED = '400 invalid-request api-key.single';
const QUERY = 'api-key.in-query';

describe('K1: a key in the header, in the query, in both', () => {
  const rows: [why: string, policy: ApiKeyPolicy, keys: string[], target: string, answer: string][] = [
    ['none', header, [], '/', MISSING],
    ['right', header, [KEY], '/', OK],
    ['wrong', header, [OTHER], '/', WRONG],
    ['cut short', header, [KEY.slice(0, -1)], '/', WRONG],
    ['in another case', header, [KEY.toUpperCase()], '/', WRONG],
    ['in quotes', header, [`"${KEY}"`], '/', '401 invalid-credentials api-key.value u27'],
    ['with a scheme', header, [`Bearer ${KEY}`], '/', '401 invalid-credentials api-key.value u27'],
    ['empty', header, [''], '/', EMPTY],
    ['blank', header, [' '], '/', EMPTY],
    ['twice', header, [KEY, KEY], '/', DOUBLED],
    ['right and empty', header, [KEY, ''], '/', DOUBLED],
    ['in a query that is not read', header, [], `/?api_key=${KEY}`, MISSING],
    ['right beside a query that is not read', header, [KEY], '/?api_key=x', OK],
    ['in the query', both, [], `/?a=1&api_key=${KEY}`, `${OK} ${QUERY}`],
    ['in the query, encoded', both, [], `/?api%5Fkey=${KEY.replaceAll('-', '%2D')}`, `${OK} ${QUERY}`],
    ['in the query behind a question mark', both, [], `/??api_key=${KEY}`, MISSING],
    ['wrong in the query', both, [], `/?api_key=${OTHER}`, `${WRONG} ${QUERY}`],
    ['empty in the query', both, [], '/?api_key=', `${EMPTY} ${QUERY}`],
    ['a name without a value', both, [], '/?api_key', `${EMPTY} ${QUERY}`],
    ['another name', both, [], `/?API_KEY=${KEY}`, MISSING],
    ['twice in the query', both, [], `/?api_key=${KEY}&api_key=${KEY}`, DOUBLED],
    ['in both', both, [KEY], `/?api_key=${KEY}`, DOUBLED],
    ['the header, where both are read', both, [KEY], '/', OK],
  ];
  test.each(rows)('%s', async (_why, policy, keys, target, answer) => {
    const lines = keys.map((key): FieldLine => ['x-api-key', key]);
    const decision = await ask(policy, { lines, target });
    expect(summary(decision)).toBe(answer);
    expect(faults(decision, [KEY, OTHER])).toEqual([]);
    const challenges = decision.status === 401 ? ['ApiKey realm="account", header="X-API-Key"'] : [];
    expect(fieldValues(decision, 'WWW-Authenticate')).toEqual(challenges);
    for (const step of decision.trace) expect(stepWords(step) ?? '').not.toMatch(/undefined|\.$/);
  });

  test('the note on the query has words', async () => {
    const { trace } = await ask(both, { target: `/?api_key=${KEY}` });
    const note = trace.find(({ step }) => step === 'api-key.in-query');
    expect(note && stepWords(note)).toMatch(/logs/);
  });

  test('an empty key of the policy lets nobody in', async () => {
    const policy = { ...both, keys: [{ owner: 'ada', key: '' }] };
    expect((await ask(policy, { lines: [['X-API-Key', '']] })).status).toBe(401);
    expect((await ask(policy, { target: '/?api_key=' })).status).toBe(401);
  });

  test('a key in Authorization is in the wrong place: u26', async () => {
    const decision = await ask(both, { lines: [['Authorization', `Bearer ${KEY}`]] });
    expect(summary(decision)).toBe('401 no-credentials request.credentials u26');
    expect(faults(decision, [KEY])).toEqual([]);
  });
});

test('no header and no target throws', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (key, target) => {
      const decision = await ask(both, { lines: [['X-API-Key', key]], target: `/?api_key=${target}` });
      expect(summary(decision)).toBe(DOUBLED);
      expect(faults(decision, [])).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
