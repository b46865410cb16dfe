import type { Redacted } from './redact.ts';
import type { RULES } from './rules.ts';

/** Id of a fix, e.g. `u17`. */
export type FixId = `u${number}`;

/** A check of the engine. The ids are stable: words and links hang on them. */
export type StepId = keyof typeof RULES;

/** The rule that each step applies; a scheme brings its own. */
export type StepRules = Readonly<Partial<Record<StepId, string>>>;

export interface TraceStep {
  readonly step: StepId;
  /** `skip`: the check does not apply, e.g. to a claim that is absent and not required. `note`: what happened besides. */
  readonly verdict: 'pass' | 'fail' | 'skip' | 'note';
  /** RFC and section. */
  readonly rule: string;
  /** What was there, secrets masked. Absent when nothing was there. */
  readonly observed?: Redacted;
  /** What the policy asks for; never a secret. */
  readonly expected?: string;
  /** On the one step that decided the answer, when the request was refused. */
  readonly decisive?: true;
  /** The fix for this failure. */
  readonly fix?: FixId;
}

/** What a check saw. `fix` counts only when the check fails, or on a note. */
export interface Seen {
  readonly observed?: Redacted;
  readonly expected?: string;
  readonly fix?: FixId;
}

/** Collects the steps of one request in order. */
export interface Trace {
  readonly steps: readonly TraceStep[];
  /** Records a passed or failed check and returns whether it passed. A failed check is the decisive one. */
  readonly check: (step: StepId, passed: boolean, seen?: Seen) => boolean;
  readonly skip: (step: StepId) => void;
  /** Records something that is no check of the request: a fault on the way or in the answer. */
  readonly note: (step: StepId, seen?: Seen) => void;
}

/** An empty trace for steps of these rules. */
export function startTrace(rules: StepRules): Trace {
  const steps: TraceStep[] = [];
  const ruleOf = (step: StepId): string => rules[step] ?? '';
  return {
    steps,
    check(step, passed, { fix, ...seen } = {}) {
      const base = { step, rule: ruleOf(step), ...seen };
      if (passed) steps.push({ ...base, verdict: 'pass' });
      else steps.push({ ...base, verdict: 'fail', decisive: true, ...(fix === undefined ? {} : { fix }) });
      return passed;
    },
    skip(step) {
      steps.push({ step, rule: ruleOf(step), verdict: 'skip' });
    },
    note(step, seen = {}) {
      steps.push({ step, rule: ruleOf(step), verdict: 'note', ...seen });
    },
  };
}
