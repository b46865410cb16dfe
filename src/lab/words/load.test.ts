import { expect, test } from 'vitest';
import { shown } from '#http-auth/redact.ts';
import { RULES } from '#http-auth/rules.ts';
import type { StepId, TraceStep } from '#http-auth/trace.ts';
import { stepWords } from './index.ts';
import { loadWords } from './load.ts';

const step = (id: StepId, verdict: TraceStep['verdict']): TraceStep => ({
  step: id,
  verdict,
  rule: RULES[id],
  observed: shown('2026-11-24T12:00:00Z'),
  expected: 'Authorization Basic',
});

// `RULES` has exactly these keys.
const ids = Object.keys(RULES) as StepId[];

test('the words that are loaded for a step are those of the whole table', async () => {
  for (const id of ids) {
    for (const verdict of ['pass', 'fail', 'note', 'skip'] as const) {
      const one = step(id, verdict);
      const words = await loadWords([one]);
      expect([id, verdict, words(one)]).toEqual([id, verdict, stepWords(one)]);
    }
    expect([id, stepWords(step(id, 'fail'))]).toEqual([id, expect.any(String)]);
  }
});
