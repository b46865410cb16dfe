import { API_KEY_RULES } from './api-key/rules.ts';
import { BASIC_RULES } from './basic/rules.ts';
import { BEARER_RULES } from './bearer/rules.ts';
import { COOKIE_RULES } from './cookie/rules.ts';
import { DIGEST_RULES } from './digest/rules.ts';
import { DPOP_RULES } from './dpop/rules.ts';
import { HMAC_RULES } from './hmac/rules.ts';
import { JWT_RULES } from './jwt/rules.ts';
import { NEGOTIATE_RULES } from './negotiate/rules.ts';
import { OAUTH1_RULES } from './oauth1/rules.ts';
import { POLICY_RULES } from './policy/rules.ts';
import type { Redacted } from './redact.ts';
import { SIGV4_RULES } from './sigv4/rules.ts';

/** Id of a fix, e.g. `u17`. */
export type FixId = `u${number}`;

/** Every check of the engine and the rule it applies. The ids are stable: words and links hang on them. */
export const RULES = {
  ...POLICY_RULES,
  ...BASIC_RULES,
  ...DIGEST_RULES,
  ...BEARER_RULES,
  ...JWT_RULES,
  ...DPOP_RULES,
  ...API_KEY_RULES,
  ...COOKIE_RULES,
  ...HMAC_RULES,
  ...SIGV4_RULES,
  ...OAUTH1_RULES,
  ...NEGOTIATE_RULES,
} as const satisfies Readonly<Record<string, string>>;

export type StepId = keyof typeof RULES;

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

/** An empty trace. */
export function startTrace(): Trace {
  const steps: TraceStep[] = [];
  return {
    steps,
    check(step, passed, { fix, ...seen } = {}) {
      const base = { step, rule: RULES[step], ...seen };
      if (passed) steps.push({ ...base, verdict: 'pass' });
      else steps.push({ ...base, verdict: 'fail', decisive: true, ...(fix === undefined ? {} : { fix }) });
      return passed;
    },
    skip(step) {
      steps.push({ step, rule: RULES[step], verdict: 'skip' });
    },
    note(step, seen = {}) {
      steps.push({ step, rule: RULES[step], verdict: 'note', ...seen });
    },
  };
}
