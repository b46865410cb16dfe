import { type Answer, contentAnswer, refusalAnswer } from './answer.ts';
import { CREDENTIALS_RULES } from './credentials/rules.ts';
import { type CredentialsField, selectAttempt } from './credentials/select.ts';
import type { Challenge } from './grammar/types.ts';
import type { Loaded } from './load.ts';
import { isTokenScheme } from './refusal.ts';
import type { StepRules } from './trace.ts';
import type { Accepted, Context, Decision, FieldLine, Outcome, Refusal, ResourcePolicy } from './types.ts';

/** The rules of all steps that these schemes may take, and of finding their credentials. */
export function rulesOf(accepts: readonly Loaded[]): StepRules {
  return Object.assign({}, CREDENTIALS_RULES, ...accepts.map(({ scheme }) => scheme.rules));
}

/** Finds the credentials of a request and has their scheme judge them. */
export async function judge(
  accepts: readonly Loaded[],
  context: Context,
  field: CredentialsField = 'Authorization',
): Promise<Accepted | Refusal> {
  const selected = selectAttempt(context.request, accepts, context.trace, field);
  return selected.ok ? selected.loaded.scheme.check(selected.attempt, context) : selected;
}

/** An answer as a decision, without challenges and principal. */
export function decided(given: Answer, outcome: Outcome, { trace }: Context): Decision {
  return { ...given, challenges: [], principal: null, outcome, trace: trace.steps };
}

/** The resource, with what the scheme adds to its answer and `more` lines. */
export function granted(
  { principal, lines }: Accepted,
  policy: ResourcePolicy,
  context: Context,
  more: readonly FieldLine[] = [],
): Decision {
  const content = contentAnswer(policy);
  const extra = lines?.(new TextEncoder().encode(content.body)) ?? [];
  const answer = { ...content, lines: [...extra, ...content.lines, ...more] };
  return { ...decided(answer, 'authenticated', context), principal };
}

/** The refusal as a correct server gives it. */
export function refused(refusal: Refusal, accepts: readonly Loaded[], context: Context): Decision {
  const challenges = challengesOf(refusal, accepts, context);
  return { ...decided(refusalAnswer(refusal, challenges), refusal.outcome, context), challenges };
}

/**
 * Those of all accepted schemes with a 401 or 407; else that of the scheme that was tried, when it says more. An error
 * that belongs to no single scheme stands in the challenges of all that have errors (RFC 9449 §7.2).
 */
export function challengesOf(
  refusal: Refusal,
  accepts: readonly Loaded[],
  context: Context,
): readonly Challenge[] {
  const { status, tried, error } = refusal;
  const all = status === 401 || status === 407;
  const shared = tried === null && error !== null;
  const asked = accepts.filter(
    ({ policy: { scheme } }) => all || scheme === tried || (shared && isTokenScheme(scheme)),
  );
  const plain = refusal.status === 407 ? { ...refusal, status: 401 as const } : refusal;
  return asked.flatMap(({ scheme, policy }) => scheme.challenges(policy, plain, context));
}
