import { type Answer, answer, challengeLine, contentAnswer, refusalAnswer } from './answer.ts';
import type { Challenge } from './grammar/types.ts';
import { type Loaded, loadSchemes } from './load.ts';
import { authorize } from './policy/authorize.ts';
import { corsLines, isPreflight, preflightAnswer } from './policy/cors.ts';
import { countTry, lockedOut } from './policy/lockout.ts';
import type { Quirk } from './policy/quirks.ts';
import { arrive, redirect } from './policy/way.ts';
import { shown } from './redact.ts';
import { selectAttempt } from './select.ts';
import { startTrace } from './trace.ts';
import type {
  Accepted,
  Context,
  Decision,
  Env,
  Incoming,
  Outcome,
  Refusal,
  ResourcePolicy,
} from './types.ts';

/**
 * Decides one request to a protected resource and says why (RFC 9110 §11). The decision depends on the request, the
 * policy and `env` only. Without quirks every 401 carries at least one challenge; the trace never holds a secret.
 * Rejects only when the code of a scheme cannot be loaded.
 */
export async function decide(request: Incoming, policy: ResourcePolicy, env: Env): Promise<Decision> {
  const { quirks = [] } = policy;
  const trace = startTrace();
  const skew = quirks.reduce((sum, each) => sum + (each.quirk === 'clock-skew' ? each.seconds : 0), 0);
  if (skew !== 0) trace.note('way.clock-skew', { observed: shown(`${skew} s`), fix: 'u33' });
  const now = env.now() / 1000 + skew;
  const arrived = arrive(request, quirks, trace);
  const context: Context = { ...env, request: arrived, realm: policy.realm, now, trace };
  const done = (given: Answer, outcome: Outcome, rest: Partial<Decision> = {}): Decision => ({
    ...given,
    challenges: [],
    principal: null,
    outcome,
    trace: trace.steps,
    ...rest,
  });

  const elsewhere = redirect(arrived, quirks, trace);
  if (elsewhere !== null) return done(elsewhere, 'redirected');
  const asks = isPreflight(arrived);
  const answersPreflight = asks && !quirks.some(({ quirk }) => quirk === '401-on-options');
  if (asks) trace.check('cors.preflight', answersPreflight, { fix: 'u36' });
  if (answersPreflight) return done(preflightAnswer(arrived, policy.cors), 'preflight');

  const front = await throughFront(policy, context);
  const accepts = front?.accepts ?? (await loadSchemes(policy.accepts));
  const judged = front?.refusal ?? (await judge(policy, accepts, context));
  const behindFront = front?.refusal === undefined ? context : { ...context, realm: front.realm };
  if (judged.ok) {
    const content = contentAnswer(policy);
    const extra = judged.lines?.(new TextEncoder().encode(content.body)) ?? [];
    const lines = [...extra, ...content.lines, ...corsLines(arrived, policy.cors)];
    return done({ ...content, lines }, 'authenticated', { principal: judged.principal });
  }
  const challenges = challengesOf(judged, accepts, behindFront);
  const refused = faultyAnswer(refusalAnswer(judged, challenges), challenges, quirks, context);
  const silent = quirks.some(({ quirk }) => quirk === 'no-cors-on-401');
  const lines = [...refused.lines, ...(silent ? [] : corsLines(arrived, policy.cors))];
  return done({ ...refused, lines }, judged.outcome, { challenges });
}

async function judge(
  policy: ResourcePolicy,
  accepts: readonly Loaded[],
  context: Context,
): Promise<Accepted | Refusal> {
  const locked = lockedOut(policy, context);
  if (locked !== null) return locked;
  const selected = selectAttempt(context.request, accepts, context.trace);
  if (!selected.ok) return selected;
  const judged = await selected.loaded.scheme.check(selected.attempt, context);
  countTry(policy, !judged.ok && judged.outcome.startsWith('invalid-'), context);
  return judged.ok ? authorize(judged, policy, context.trace) : judged;
}

/** The second protection space in front, when there is one: who passes it is asked again behind it. */
async function throughFront(
  { quirks = [] }: ResourcePolicy,
  context: Context,
): Promise<{ realm: string; accepts?: readonly Loaded[]; refusal?: Refusal } | null> {
  const front = quirks.find((each) => each.quirk === 'front-realm');
  if (front === undefined) return null;
  const { realm, basic } = front;
  context.trace.note('way.front-realm', { observed: shown(realm), fix: 'u16' });
  const accepts = await loadSchemes([basic]);
  const judged = await judge({ id: 'front', realm, accepts: [basic] }, accepts, context);
  return judged.ok ? { realm } : { realm, accepts, refusal: judged };
}

/** Those of all accepted schemes with a 401; else that of the scheme that was tried, when it says more. */
function challengesOf(refusal: Refusal, accepts: readonly Loaded[], context: Context): readonly Challenge[] {
  const asked =
    refusal.status === 401 ? accepts : accepts.filter(({ policy }) => policy.scheme === refusal.tried);
  return asked.flatMap(({ scheme, policy }) => scheme.challenges(policy, refusal, context));
}

/** The answer as a faulty server gives it. */
function faultyAnswer(
  given: Answer,
  challenges: readonly Challenge[],
  quirks: readonly Quirk[],
  { trace }: Context,
): Answer {
  if (given.status !== 401) return given;
  const others = given.lines.filter(([name]) => name !== 'WWW-Authenticate');
  if (quirks.some(({ quirk }) => quirk === 'login-page')) {
    trace.note('answer.login-page', { fix: 'u4' });
    return answer(200, [['Content-Type', 'text/html; charset=utf-8']], '<title>Sign in</title>');
  }
  if (quirks.some(({ quirk }) => quirk === 'no-challenge')) {
    trace.note('answer.no-challenge');
    return { ...given, lines: others };
  }
  if (quirks.some(({ quirk }) => quirk === 'joined-challenges') && challenges.length > 1) {
    trace.note('answer.joined-challenges');
    const joined = challenges.map((each) => challengeLine(each)[1]).join(', ');
    return { ...given, lines: [['WWW-Authenticate', joined], ...others] };
  }
  return given;
}
