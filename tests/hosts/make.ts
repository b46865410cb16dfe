import { decide } from '../../src/http-auth/decide.ts';
import { memoryState } from '../../src/http-auth/state.ts';
import type { Env, FieldLine, Incoming } from '../../src/http-auth/types.ts';
import { policyAt } from '../../src/lab/addresses.ts';
import { authorized } from '../../src/lab/client/credentials.ts';
import { seededRandom } from '../../src/lab/seed.ts';
import { stateOf } from '../../src/lab/state.ts';
import type { Row } from './requests.ts';

/** The moment and the seed that all hosts are set to. */
export const FIXED = { now: Date.UTC(2026, 10, 24, 12), seed: 401 } as const;

/** A server at that moment that remembers nothing. */
export function fixedEnv({ now, seed }: { readonly now: number; readonly seed: number }): Env {
  return { now: () => now, random: seededRandom(seed), state: memoryState() };
}

/** A request ready for every host: plain data. Host is left out; each client writes it. */
export interface Sent {
  readonly at: string;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly lines: readonly FieldLine[];
  readonly body: string;
}

/** The requests of a row below `base` ("/" or "/x/"), in order; the decision on the last one counts. */
export async function requestsOf(
  row: Row,
  origin: string,
  base: string,
): Promise<readonly [...Sent[], Sent]> {
  const { at, method = 'GET', query = '', body = '', lines = [], made, but = {}, edit, replayed } = row;
  const plain: Sent = { at, method, target: `${base}lab/${at}${query}`, lines, body };
  if (made === undefined) return [plain];
  const request = incoming(plain, origin);
  const challenges = made === 'digest' ? await challengesOf(request, at) : [];
  const seconds = FIXED.now / 1000;
  const random = seededRandom(FIXED.seed + 1);
  const held = { now: seconds, clock: seconds, random, challenges, nonce: null };
  const full = await authorized(request, stateOf({ resource: made, method }, but), held);
  const added = full.lines
    .slice(1)
    .map(([name, value]) => [name, edit === undefined ? value : value.replace(...edit)] as const);
  const sent: Sent = { ...plain, target: full.target, lines: added };
  const before = [...(challenges.length > 0 ? [plain] : []), ...(replayed ? [sent] : [])];
  return [...before, sent];
}

/** The request as it stands on the wire of a client that writes Host first. */
export function incoming({ method, target, lines, body }: Sent, origin: string): Incoming {
  const host = ['Host', new URL(origin).host] as const;
  return { method, target, origin, lines: [host, ...lines], body: new TextEncoder().encode(body) };
}

/** The challenges that every host gives at first, for clients that answer them. */
async function challengesOf(request: Incoming, at: string): Promise<readonly string[]> {
  const policy = policyAt(at, FIXED.now / 1000);
  if (policy === null) throw new RangeError(`There is no resource ${at}`);
  const { lines } = await decide(request, policy, fixedEnv(FIXED));
  return lines.filter(([name]) => name === 'WWW-Authenticate').map(([, value]) => value);
}
