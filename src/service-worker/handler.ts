import { incomingOf, responseOf } from '#http-auth/authenticate.ts';
import { decide } from '#http-auth/decide.ts';
import { memoryState } from '#http-auth/state.ts';
import type { Env, Incoming } from '#http-auth/types.ts';
import { ADDRESS_IDS, type AddressId, policyAt } from '#lab/addresses.ts';
import { type DecisionReport, reportOf } from '#lab/decision-report.ts';
import { readyCredentials } from '#lab/ready-credentials.ts';
import { seededRandom } from '#lab/seed.ts';
import { clockShift, realFields } from './stand-ins.ts';

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
  /** The answer to a request; null, at once, for all that the worker must leave alone. */
  readonly answer: (request: Request) => Promise<Response> | null;
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
    answer(request) {
      const path = pathBelow(scope, request);
      if (path === null) return null;
      const made = ADDRESS_IDS.find((id) => path === `credentials/${id}`);
      if (made !== undefined) return credentials(made, `${scope}${made}`, env);
      const id = ADDRESS_IDS.find((each) => each === path);
      return id === undefined ? null : decideIn(request, id, env, announce);
    },
    reset({ now, seed }) {
      env = { ...freshEnv(), ...(now !== undefined && { now: () => now }) };
      if (seed !== undefined) env = { ...env, random: seededRandom(seed) };
    },
  };
}

async function decideIn(
  request: Request,
  id: AddressId,
  env: Env,
  announce: (report: DecisionReport) => void,
): Promise<Response> {
  const sent = await incomingOf(request);
  if (sent.body.length > MOST_BODY_BYTES) {
    return new Response('The body is longer than 1 MB', { status: 413 });
  }
  const shift = clockShift(sent.lines) * 1000;
  const shifted: Env = { ...env, now: () => env.now() + shift };
  const policy = policyAt(id, shifted.now() / 1000);
  if (policy === null) throw new RangeError(`There is no resource ${id}`);
  const { host } = new URL(request.url);
  const incoming: Incoming = { ...sent, lines: [['Host', host], ...realFields(sent.lines)] };
  const decision = await decide(incoming, policy, shifted);
  announce(reportOf(id, incoming.method, decision));
  return responseOf(decision);
}

/** Header fields as an object, as `fetch()` takes them. */
async function credentials(id: AddressId, address: string, env: Env): Promise<Response> {
  const lines = await readyCredentials(id, address, env);
  if (lines !== null) return Response.json(Object.fromEntries(lines));
  return new Response(`The credentials of ${id} are typed, not made`, { status: 404 });
}

function freshEnv(): Env {
  return {
    now: () => Date.now(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    state: memoryState(),
  };
}

/** What stands behind the scope in an address; null for visits to pages and for addresses outside. */
function pathBelow(scope: string, { url, mode }: Request): string | null {
  const address = url.replace(/[?#].*$/s, '');
  return mode === 'navigate' || !address.startsWith(scope) ? null : address.slice(scope.length);
}
