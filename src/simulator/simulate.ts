import { decide } from '#http-auth/decide.ts';
import { memoryState } from '#http-auth/state.ts';
import type { FixId, TraceStep } from '#http-auth/trace.ts';
import type { Decision, Outcome } from '#http-auth/types.ts';
import { outcomeWords, stepWords } from '#lab/words/index.ts';
import type { WireMessage } from '#wire/message.ts';
import { credentialLines, expiry, type FieldLine } from './client.ts';
import { policyFor } from './server.ts';
import { idleSwitches, type SchemeId, type SwitchName } from './switches.ts';

/** The clock of every simulation on the site, in milliseconds: pages and scripts compute the same exchange. */
export const FIRST_CLOCK: number = Date.parse('2026-11-24T12:00:00Z');

export interface SimulationEnv {
  /** The clock of client and server, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
}

/** A line of "Why the server said so". */
export interface SimulationStep {
  readonly verdict: 'passed' | 'failed';
  readonly text: string;
  /** RFC and section. */
  readonly rule: string;
  readonly fix: FixId | null;
}

export interface Simulation {
  readonly scheme: SchemeId;
  readonly off: readonly SwitchName[];
  /** Switches that change nothing in this state. */
  readonly idle: readonly SwitchName[];
  readonly request: WireMessage;
  readonly response: WireMessage;
  readonly status: number;
  readonly outcome: Outcome;
  /** "GET /account" */
  readonly caption: string;
  readonly tag: 'denied' | 'granted';
  /** All steps of the engine. */
  readonly trace: readonly TraceStep[];
  /** The steps worth a line, in words. */
  readonly steps: readonly SimulationStep[];
  /** The piece of text that decides; it stands in exactly one line of the two messages. */
  readonly mark: string;
  /** One sentence: what decided, and what the server answered. */
  readonly says: string;
}

const CLIENT = 'you';
const TARGET = new URL('https://api.example.com/account');

/**
 * Sends one request to the simulated server and computes the answer. The same arguments and clock give the same
 * simulation.
 *
 * @param off - switches that are off; one that the scheme does not have changes nothing
 */
export async function simulate(
  scheme: SchemeId,
  off: readonly SwitchName[],
  env: SimulationEnv,
): Promise<Simulation> {
  const now = env.now() / 1000;
  const lines = await credentialLines(scheme, off, now);
  const policy = policyFor(scheme, expiry(now, off));
  const { pathname: target, origin } = TARGET;
  const incoming = { method: 'GET', target, origin, lines, body: new Uint8Array() };
  const random = (count: number) => new Uint8Array(count);
  const result = await decide(incoming, policy, { now: env.now, random, state: memoryState() });
  const { status } = result;
  const decisive = result.trace.find((step) => step.decisive);
  return {
    scheme,
    off,
    idle: idleSwitches(scheme, off),
    request: requestMessage(lines),
    response: responseMessage(result),
    status,
    outcome: result.outcome,
    caption: `GET ${TARGET.pathname}`,
    tag: status < 400 ? 'granted' : 'denied',
    trace: result.trace,
    steps: result.trace.flatMap((step) => stepLine(step)),
    mark: markOf(decisive, lines),
    says: outcomeWords(result.outcome, status, decisive),
  };
}

function stepLine(step: TraceStep): readonly SimulationStep[] {
  const text = stepWords(step);
  if (text === null) return [];
  const verdict = step.verdict === 'pass' ? 'passed' : 'failed';
  return [{ verdict, text, rule: step.rule, fix: step.fix ?? null }];
}

function requestMessage(lines: readonly FieldLine[]): WireMessage {
  const startLine = `GET ${TARGET.pathname} HTTP/1.1`;
  const headers = [['Host', TARGET.host] as const, ...lines];
  return { kind: 'request', from: CLIENT, to: TARGET.host, hop: 1, startLine, headers, body: '' };
}

function responseMessage({ status, reason, lines, body }: Decision): WireMessage {
  const startLine = `HTTP/1.1 ${status} ${reason}`;
  return { kind: 'response', from: TARGET.host, to: CLIENT, hop: 1, startLine, headers: lines, body };
}

/**
 * The deciding line: the status line of a success, the challenge where the server says what is wrong or what is
 * missing, and the line with the credentials where only that one differs from a good request.
 */
function markOf(decisive: TraceStep | undefined, lines: readonly FieldLine[]): string {
  if (decisive === undefined) return 'HTTP/1.1 200 OK';
  const sent = lines[0];
  if (sent === undefined || decisive.step.startsWith('jwt.')) return 'WWW-Authenticate: ';
  return `${sent[0]}: `;
}
