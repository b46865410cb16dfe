import { refusalAnswer } from '../answer.ts';
import type { CredentialsField } from '../credentials/select.ts';
import { challengesOf, decided, granted, judge, rulesOf } from '../judge.ts';
import { type Loaded, loadSchemes } from '../load.ts';
import { shown } from '../redact.ts';
import { type StepRules, startTrace } from '../trace.ts';
import type { Accepted, Context, Decision, Env, Incoming, Refusal, ResourcePolicy } from '../types.ts';
import { authorize } from './authorize.ts';
import { corsLines, isPreflight, preflightAnswer } from './cors.ts';
import { faultyAnswer, faultyChallenges, faultyRefusal, has } from './faults.ts';
import { forProxy, proxyRefusal } from './front.ts';
import { countTry, lockedOut } from './lockout.ts';
import { POLICY_RULES } from './rules.ts';
import { arrive, clockSkew, redirect } from './way.ts';

/**
 * Decides as `decide` does, with all that may stand around the schemes: a proxy, faults, CORS, a second realm,
 * lock-out, scopes and step-up. A policy without any of these gets the very decision of `decide`.
 */
export async function decideAround(request: Incoming, policy: ResourcePolicy, env: Env): Promise<Decision> {
  const { quirks = [] } = policy;
  const trace = startTrace(await rulesFor(policy));
  const now = env.now() / 1000 + clockSkew(quirks, trace);
  const start: Context = { ...env, request, realm: policy.realm, now, trace };
  const proxy = await throughProxy(policy, start);
  if (proxy !== null) return refusedAt(proxy, policy, start);

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
  if (gate !== null) return refusedAt(gate, policy, context);

  const accepts = await loadSchemes(policy.accepts);
  const judged = await judgeTry(policy, accepts, context);
  if (!judged.ok) return refusedAt({ refusal: judged, accepts, realm: policy.realm }, policy, context);
  return granted(judged, policy, context, corsLines(arrived, policy.cors));
}

/** The rules of all steps that a decision may take. */
async function rulesFor({ accepts, proxy, quirks = [] }: ResourcePolicy): Promise<StepRules> {
  const front = quirks.find((each) => each.quirk === 'front-realm');
  const before = [proxy, front].flatMap((each) => (each === undefined ? [] : [each.basic]));
  const loaded = await loadSchemes([...accepts, ...before]);
  return { ...POLICY_RULES, ...rulesOf(loaded) };
}

/** A refusal with the schemes that are asked for their challenges, and the realm that these name. */
interface Gate {
  readonly refusal: Refusal;
  readonly accepts: readonly Loaded[];
  readonly realm: string;
}

function refusedAt({ refusal, accepts, realm }: Gate, policy: ResourcePolicy, context: Context): Decision {
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

async function judgeTry(
  policy: ResourcePolicy,
  accepts: readonly Loaded[],
  context: Context,
  field: CredentialsField = 'Authorization',
): Promise<Accepted | Refusal> {
  const locked = lockedOut(policy, context);
  if (locked !== null) return locked;
  const judged = await judge(accepts, context, field);
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
  const judged = await judgeTry(
    { id: 'proxy', realm, accepts: [basic] },
    accepts,
    own,
    'Proxy-Authorization',
  );
  return judged.ok ? null : { refusal: proxyRefusal(judged), accepts, realm };
}

/** The refusal of the second protection space in front, or null when there is none or it lets pass. */
async function throughFront({ quirks = [] }: ResourcePolicy, context: Context): Promise<Gate | null> {
  const front = quirks.find((each) => each.quirk === 'front-realm');
  if (front === undefined) return null;
  const { realm, basic } = front;
  context.trace.note('way.front-realm', { observed: shown(realm), fix: 'u16' });
  const accepts = await loadSchemes([basic]);
  const judged = await judgeTry({ id: 'front', realm, accepts: [basic] }, accepts, context);
  return judged.ok ? null : { refusal: judged, accepts, realm };
}
