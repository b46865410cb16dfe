import { decide } from '#http-auth/decide.ts';
import { fieldValues } from '#http-auth/fields.ts';
import { memoryState } from '#http-auth/state.ts';
import type { Decision, Incoming, NumericDate, ResourcePolicy } from '#http-auth/types.ts';
import type { Held } from '../client/credentials.ts';
import { policyOf } from '../policy.ts';
import { isOn, numberOf } from '../state.ts';
import type { ClientNote, LabEnv, LabState, ScriptView } from '../types.ts';
import { type Answered, responseMessage } from '../wire.ts';

/** A request and its answer, before they become a step. */
export interface Exchange {
  readonly request: Incoming;
  readonly answered: Answered;
  readonly decision: Decision | null;
  /** Whom the client talks to, when it is not the host of the request. */
  readonly peer?: string | undefined;
}

/** What a step says beside its two messages. */
export interface Told {
  readonly notes?: readonly ClientNote[] | undefined;
  readonly script?: ScriptView | null | undefined;
  /** The refusal is how the exchange has to start: nothing is to be fixed. Default: no. */
  readonly expected?: boolean | undefined;
}

/** A step before it is put into words. */
export interface Entry extends Told {
  readonly title: string;
  readonly exchange: Exchange;
}

/** A play in progress. */
export interface Stage {
  readonly state: LabState;
  readonly policy: ResourcePolicy;
  /** The true time. */
  readonly now: NumericDate;
  readonly steps: readonly Entry[];
  /** Lets the server answer, by the policy of the state unless another is given. */
  readonly ask: (request: Incoming, policy?: ResourcePolicy) => Promise<Exchange>;
  /** Adds a step. */
  readonly add: (title: string, exchange: Exchange, told?: Told) => void;
  /** What the client knows after an answer. */
  readonly held: (after?: Exchange) => Held;
}

/** An empty stage for a playable state. The proxy of its policy is left to `viaProxy`. */
export async function setStage(state: LabState, env: LabEnv): Promise<Stage> {
  const now = env.now() / 1000;
  const { proxy: _proxy, ...policy } = await policyOf(state, now);
  const store = memoryState();
  const steps: Entry[] = [];
  const clock = now + (numberOf(state, 'client-clock') ?? 0);
  return {
    state,
    policy,
    now,
    steps,
    async ask(request, own = policy) {
      if (isOn(state, 'open')) {
        const { openAnswer } = await import('./open.ts');
        return { request, answered: openAnswer(request, own), decision: null };
      }
      const decision = await decide(request, own, {
        now: () => now * 1000,
        random: env.random,
        state: store,
      });
      return { request, answered: answeredBy(decision, request, state), decision };
    },
    add: (title, exchange, told = {}) => void steps.push({ title, exchange, ...told }),
    held: (after) => ({
      now,
      clock,
      random: env.random,
      challenges: after === undefined ? [] : answerValues(after, 'WWW-Authenticate'),
      nonce: after === undefined ? null : (answerValues(after, 'DPoP-Nonce')[0] ?? null),
    }),
  };
}

/** The values of a field of the answer, one a line. */
export function answerValues({ answered }: Exchange, name: string): readonly string[] {
  return fieldValues(answered, name);
}

/** Status and fields of an answer as they stand on the wire, Content-Length included. */
export function wireAnswer({ answered, request }: Exchange): Pick<Answered, 'status' | 'lines'> {
  return { status: answered.status, lines: responseMessage(answered, request).headers };
}

/** Whether the server refuses a proof for its nonce only, and sends the right one (RFC 9449 §9). */
export function wantsNonce(exchange: Exchange): boolean {
  const asks = answerValues(exchange, 'WWW-Authenticate').some((line) => line.includes('"use_dpop_nonce"'));
  return asks && answerValues(exchange, 'DPoP-Nonce').length > 0;
}

/** Whether the token is refused, and the client has what gets another one. */
export function wantsRefresh({ decision }: Exchange, { refresh }: LabState): boolean {
  return decision?.outcome === 'invalid-token' && refresh === 'used';
}

/** Forward auth that is set up well turns the 401 into the way to the sign-in page. */
function answeredBy(decision: Decision, { target }: Incoming, { way }: LabState): Answered {
  if (way !== 'forward-auth-redirect' || decision.status !== 401) return decision;
  const location = `https://login.example.com/?back=${encodeURIComponent(target)}`;
  return { status: 302, reason: 'Found', lines: [['Location', location]], body: '' };
}
