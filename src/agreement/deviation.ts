import type { Challenge } from '#http-auth/grammar/types.ts';
import type { StepId } from '#http-auth/trace.ts';
import type { Decision, Incoming, Outcome, ResourcePolicy } from '#http-auth/types.ts';

/** A request and the rules that it is judged by; a reading may change both. */
export interface Given {
  readonly request: Incoming;
  readonly policy: ResourcePolicy;
}

/** What the engine's own trace or outcome says: the failed step that decided, or what became of the request. */
export type Occasion = StepId | Outcome;

/**
 * A program reads a request in another way than the engine: the request as it reads it is decided again. Null: this
 * one does not apply.
 */
export interface Reading {
  readonly kind: 'reading';
  /** What the program does, as a sentence without its subject. */
  readonly text: string;
  /**
   * Applied when one of these steps failed; `always`: before anything is decided; `raw`: before that, while blanks
   * still stand around the values of fields.
   */
  readonly on: readonly StepId[] | 'always' | 'raw';
  readonly change: (given: Given) => Promise<Given | null> | Given | null;
}

/** A program gives another answer than the engine. The first that fits counts. */
export interface Answer {
  readonly kind: 'answer';
  readonly text: string;
  readonly on: readonly Occasion[];
  /** Narrows it by what the step saw. */
  readonly only?: (decision: Decision, given: Given) => boolean;
  readonly status: number;
  /** The challenges: those of a request without credentials, or none. Default: none. */
  readonly challenges?: 'asked';
}

/** A program writes its challenges in another way. All that stand in a profile are applied in order. */
export interface Wording {
  readonly kind: 'wording';
  readonly text: string;
  readonly write: (
    challenges: readonly Challenge[],
    decision: Decision,
    given: Given,
  ) => readonly Challenge[];
}

/** A program refuses a header field that is longer than so many bytes before anybody looks into it. */
export interface Limit {
  readonly kind: 'limit';
  readonly text: string;
  readonly bytes: number;
  readonly status: number;
}

export type Deviation = Reading | Answer | Wording | Limit;

/** What a program does otherwise than the engine, for one scheme. */
export interface Profile {
  /** The program and the beginning of its version, as a recording names it: "nginx 1.22". */
  readonly program: string;
  readonly deviations: readonly Deviation[];
}
