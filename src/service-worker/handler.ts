import { incomingOf, responseOf } from '#http-auth/authenticate.ts';
import { decide } from '#http-auth/decide.ts';
import { memoryState } from '#http-auth/state.ts';
import type { Env, Incoming, ResourcePolicy } from '#http-auth/types.ts';
import { ADDRESS_IDS, type AddressId, policyAt } from '#lab/addresses.ts';
import { type DecisionReport, reportOf } from '#lab/decision-report.ts';
import { seededRandom } from '#lab/seed.ts';
import { realFields } from './stand-ins.ts';

/** Bytes of a body that are read, as on the command line. */
const MOST_BODY_BYTES = 1024 * 1024;

/** What a page may ask of the worker; everything that is remembered is forgotten with it. */
export interface Reset {
  readonly lab: 'reset';
  /** The server's clock stands still there, in ms since 1970. Default: it runs. */
  readonly now?: number | undefined;
  /** Makes nonces repeat. Default: they are random. */
  readonly seed?: number | undefined;
}

/** The lab's server inside a worker. */
export interface LabHandler {
  /** The resource that a request asks for; null for all that the worker must leave alone. */
  readonly resourceOf: (request: Request) => AddressId | null;
  readonly answer: (request: Request, id: AddressId) => Promise<Response>;
  readonly reset: (how: Reset) => void;
}

/**
 * Answers requests below a scope such as "https://example.com/lab/" on the engine. Nonces live as long as the worker;
 * one that it does not know any more is stale, and the client gets a new one.
 *
 * @param announce - hears of each decision; what it gets holds no secret
 */
export function labHandler(scope: string, announce: (report: DecisionReport) => void): LabHandler {
  let env = freshEnv();
  return {
    resourceOf: (request) => resourceBelow(scope, request),
    reset: ({ now, seed }) => {
      env = { ...freshEnv(), ...(now !== undefined && { now: () => now }) };
      if (seed !== undefined) env = { ...env, random: seededRandom(seed) };
    },
    async answer(request, id) {
      const sent = await incomingOf(request);
      if (sent.body.length > MOST_BODY_BYTES) return new Response(null, { status: 413 });
      const { host } = new URL(request.url);
      const incoming: Incoming = { ...sent, lines: [['Host', host], ...realFields(sent.lines)] };
      const decision = await decide(incoming, policyOf(id, env), env);
      announce(reportOf(id, incoming.method, decision));
      return responseOf(decision);
    },
  };
}

function freshEnv(): Env {
  return {
    now: () => Date.now(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    state: memoryState(),
  };
}

/** Pages and files are nobody's business here, nor are addresses that the lab does not have. */
function resourceBelow(scope: string, { url, mode }: Request): AddressId | null {
  const address = url.replace(/[?#].*$/s, '');
  if (mode === 'navigate' || !address.startsWith(scope)) return null;
  return ADDRESS_IDS.find((id) => id === address.slice(scope.length)) ?? null;
}

function policyOf(id: AddressId, env: Env): ResourcePolicy {
  const policy = policyAt(id, env.now() / 1000);
  if (policy === null) throw new RangeError(`There is no resource ${id}`);
  return policy;
}
