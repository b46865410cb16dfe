import type { TraceStep } from '#http-auth/trace.ts';
import type { LabState, TraceLine } from '../types.ts';
import type { StepWords } from '../words/outcome.ts';
import type { FixOf } from './fixes.ts';

/** The steps of a decision that are worth a line, in words. */
export function traceLines(
  trace: readonly TraceStep[],
  state: LabState,
  words: StepWords,
  fixOf: FixOf,
): readonly TraceLine[] {
  const atProxy = trace.some(({ step }) => step === 'way.proxy');
  return trace.flatMap((step) => {
    const text = words(step);
    if (text === null) return [];
    const { rule, decisive = false, verdict } = step;
    const shown = verdict === 'pass' ? 'passed' : verdict === 'note' ? 'note' : 'failed';
    return [{ step: step.step, verdict: shown, text, rule, decisive, fix: fixOf(step, state, atProxy) }];
  });
}
