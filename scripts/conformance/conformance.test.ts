import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Case, readCases } from './case.ts';
import { report, score, summarize } from './score.ts';

/** Cases from other projects' test suites; they lie beside the checkout, not in it. */
const FILE = new URL('../../../shared/conformance/cases.jsonl', import.meta.url);
const cases = existsSync(FILE) ? readCases(readFileSync(FILE, 'utf8')) : [];
const kinds = [...new Set(cases.map(({ kind }) => kind))];

describe.skipIf(cases.length === 0)('outside cases (skipped without ../shared/conformance)', () => {
  test.each(kinds)('%s', async (kind) => {
    const results = await Promise.all(cases.filter((each) => each.kind === kind).map(score));
    expect(summarize(results).scored).toBeGreaterThan(0);
    expect(results.filter(({ result }) => result === 'failed')).toEqual([]);
  });
});

const PARSE: Case = {
  kind: 'www-authenticate-parse',
  suite: 'own',
  id: 'one',
  input: { lines: ['Basic realm="a"'] },
  expect: { valid: true, challenges: [{ scheme: 'basic', token68: null, params: { realm: 'a' } }] },
  rfc9110: 'agree',
};

describe('how a case is scored', () => {
  test.each<[why: string, change: Partial<Case>, result: string]>([
    ['as expected', {}, 'passed'],
    ['not as expected', { expect: { valid: false } }, 'failed'],
    ['contested', { expect: { valid: false }, contested: 'the suites differ' }, 'contested'],
    ['of an unknown kind', { kind: 'other' }, 'failed'],
    ['of an unknown op', { input: { op: 'other', lines: [] } }, 'failed'],
    ['of an unknown client', { input: { op: 'client-choice', client: 'other', lines: [] } }, 'failed'],
    ['by the verdict of the RFC', { expect: { valid: false }, rfc9110: PARSE.expect }, 'passed'],
    [
      'by a verdict with a reason',
      { input: { lines: ['='] }, rfc9110: { valid: false, error: 'x' } },
      'passed',
    ],
    ['without lines', { input: {}, expect: { valid: true, challenges: [] } }, 'passed'],
    ['by its client', { input: { op: 'client-choice', client: 'curl', lines: ['X'] }, expect: {} }, 'passed'],
  ])('a case %s', async (_why, change, result) => {
    expect((await score({ ...PARSE, ...change })).result).toBe(result);
  });

  test('the id does not count', async () => {
    expect((await score({ ...PARSE, id: 'other', suite: 'other' })).result).toBe('passed');
  });

  test('the report ends with the numbers', async () => {
    const results = [await score(PARSE), await score({ ...PARSE, kind: 'other' })];
    expect(report(results)).toEqual([
      'www-authenticate-parse: 1 of 1 passed',
      'other: 0 of 1 passed',
      'failed: other own/one: unknown kind or op',
      '{"scored":2,"passed":1,"contested":0}',
    ]);
  });

  test.each(['{', '[]', '{"kind":"basic"}'])('%s is no case', (line) => {
    expect(() => readCases(`\n${line}\n`)).toThrow('line 2');
  });
});
