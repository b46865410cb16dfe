import { formatChallenge } from '#http-auth/grammar/format.ts';
import type { StepId, TraceStep } from '#http-auth/trace.ts';
import type { Decision, Outcome } from '#http-auth/types.ts';

/**
 * A decision as plain data that may be shown, stored and sent to another window: no secret, no body, and nothing of
 * the request but its method, since a query may hold a token.
 */
export interface DecisionReport {
  /** Id of the resource. */
  readonly resource: string;
  readonly method: string;
  readonly status: number;
  readonly outcome: Outcome;
  /** The step that decided a refusal. */
  readonly decisive: StepId | null;
  /** As they were meant, one per field line. */
  readonly challenges: readonly string[];
  readonly trace: readonly TraceStep[];
}

/** What may be told of a decision. */
export function reportOf(resource: string, method: string, decision: Decision): DecisionReport {
  const { status, outcome, challenges, trace } = decision;
  const decisive = trace.find((step) => step.decisive)?.step ?? null;
  return { resource, method, status, outcome, decisive, challenges: challenges.map(formatChallenge), trace };
}
