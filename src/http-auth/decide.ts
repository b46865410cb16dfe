import { type Answer, contentAnswer, refusalAnswer } from './answer.ts';
import type { Challenge } from './grammar/types.ts';
import { type Loaded, loadSchemes } from './load.ts';
import { authorize } from './policy/authorize.ts';
import { corsLines, isPreflight, preflightAnswer } from './policy/cors.ts';
import { faultyAnswer, faultyChallenges, faultyRefusal, has } from './policy/faults.ts';
import { forProxy, proxyRefusal } from './policy/front.ts';
import { countTry, lockedOut } from './policy/lockout.ts';
import { POLICY_RULES } from './policy/rules.ts';
import { arrive, clockSkew, redirect } from './policy/way.ts';
import { shown } from './redact.ts';
import { isTokenScheme } from './refusal.ts';
import { type CredentialsField, selectAttempt } from './select.ts';
import { type StepRules, startTrace } from './trace.ts';
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
  const trace = startTrace(await rulesFor(policy));
  const now = env.now() / 1000 + clockSkew(quirks, trace);
  const start: Context = { ...env, request, realm: policy.realm, now, trace };
  const proxy = await throughProxy(policy, start);
  if (proxy !== null) return refused(proxy, policy, start);

  const arrived = arrive(request, quirks, trace);
  const context = { ...start, request: arrived };
  const elsewhere = redirect(arrived, quirks, trace);
  if (elsewhere !== null) return decided(elsewhere, 'redirected', context);
  if (isPreflight(arrived)) {
    if (!has(quirks, '401-on-options')) {
      trace.check('cors.preflight', true);
      return decided(preflightAnswer(arrived, policy.cors), 'preflight', context);
    }
    trace.note('cors.preflight', { fix: 'u36' });
  }
  const gate = await throughFront(policy, context);
  if (gate !== null) return refused(gate, policy, context);

  const accepts = await loadSchemes(policy.accepts);
  const judged = await judge(policy, accepts, context);
  if (!judged.ok) return refused({ refusal: judged, accepts, realm: policy.realm }, policy, context);
  const content = contentAnswer(policy);
  const extra = judged.lines?.(new TextEncoder().encode(content.body)) ?? [];
  const lines = [...extra, ...content.lines, ...corsLines(arrived, policy.cors)];
  return { ...decided({ ...content, lines }, 'authenticated', context), principal: judged.principal };
}

/** The rules of all steps that a decision may take. */
async function rulesFor({ accepts, proxy, quirks = [] }: ResourcePolicy): Promise<StepRules> {
  const front = quirks.find((each) => each.quirk === 'front-realm');
  const before = [proxy, front].flatMap((each) => (each === undefined ? [] : [each.basic]));
  const loaded = await loadSchemes([...accepts, ...before]);
  return Object.assign({}, POLICY_RULES, ...loaded.map(({ scheme }) => scheme.rules));
}

/** A refusal with the schemes that are asked for their challenges, and the realm that these name. */
interface Gate {
  readonly refusal: Refusal;
  readonly accepts: readonly Loaded[];
  readonly realm: string;
}

function decided(given: Answer, outcome: Outcome, { trace }: Context): Decision {
  return { ...given, challenges: [], principal: null, outcome, trace: trace.steps };
}

function refused({ refusal, accepts, realm }: Gate, policy: ResourcePolicy, context: Context): Decision {
  const { quirks = [], cors } = policy;
  const { request, trace } = context;
  const meant = faultyRefusal(refusal, quirks, trace);
  const full = challengesOf(meant, accepts, { ...context, realm });
  const challenges = faultyChallenges(full, quirks, trace);
  const given = faultyAnswer(refusalAnswer(meant, challenges), challenges, quirks, trace);
  const readable = corsLines(request, cors);
  const silent = has(quirks, 'no-cors-on-401') && readable.length > 0;
  if (silent) trace.note('answer.no-cors', { fix: 'u37' });
  const lines = silent ? given.lines : [...given.lines, ...readable];
  return { ...decided({ ...given, lines }, meant.outcome, context), challenges };
}

async function judge(
  policy: ResourcePolicy,
  accepts: readonly Loaded[],
  context: Context,
  field: CredentialsField = 'Authorization',
): Promise<Accepted | Refusal> {
  const locked = lockedOut(policy, context);
  if (locked !== null) return locked;
  const selected = selectAttempt(context.request, accepts, context.trace, field);
  if (!selected.ok) return selected;
  const judged = await selected.loaded.scheme.check(selected.attempt, context);
  countTry(policy, judged, context);
  return judged.ok ? authorize(judged, policy, context) : judged;
}

/** The refusal of the proxy on the way, or null when there is none or it lets pass (RFC 9110 §11.7). */
async function throughProxy({ proxy }: ResourcePolicy, context: Context): Promise<Gate | null> {
  if (proxy === undefined) return null;
  const { realm, basic } = proxy;
  context.trace.note('way.proxy', { observed: shown(realm), fix: 'u40' });
  const accepts = await loadSchemes([basic]);
  const own = { ...context, request: forProxy(context.request) };
  const judged = await judge({ id: 'proxy', realm, accepts: [basic] }, accepts, own, 'Proxy-Authorization');
  return judged.ok ? null : { refusal: proxyRefusal(judged), accepts, realm };
}

/** The refusal of the second protection space in front, or null when there is none or it lets pass. */
async function throughFront({ quirks = [] }: ResourcePolicy, context: Context): Promise<Gate | null> {
  const front = quirks.find((each) => each.quirk === 'front-realm');
  if (front === undefined) return null;
  const { realm, basic } = front;
  context.trace.note('way.front-realm', { observed: shown(realm), fix: 'u16' });
  const accepts = await loadSchemes([basic]);
  const judged = await judge({ id: 'front', realm, accepts: [basic] }, accepts, context);
  return judged.ok ? null : { refusal: judged, accepts, realm };
}

/**
 * Those of all accepted schemes with a 401 or 407; else that of the scheme that was tried, when it says more. An error
 * that belongs to no single scheme stands in the challenges of all that have errors (RFC 9449 §7.2).
 */
function challengesOf(refusal: Refusal, accepts: readonly Loaded[], context: Context): readonly Challenge[] {
  const { status, tried, error } = refusal;
  const all = status === 401 || status === 407;
  const shared = tried === null && error !== null;
  const asked = accepts.filter(
    ({ policy: { scheme } }) => all || scheme === tried || (shared && isTokenScheme(scheme)),
  );
  const plain = refusal.status === 407 ? { ...refusal, status: 401 as const } : refusal;
  return asked.flatMap(({ scheme, policy }) => scheme.challenges(policy, plain, context));
}
