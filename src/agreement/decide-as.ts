import { decide } from '#http-auth/decide.ts';
import { formatChallenge } from '#http-auth/grammar/format.ts';
import { parseChallenges } from '#http-auth/grammar/parse.ts';
import type { Challenge } from '#http-auth/grammar/types.ts';
import type { TraceStep } from '#http-auth/trace.ts';
import type { Decision, Env, FieldLine, Incoming, ResourcePolicy } from '#http-auth/types.ts';
import type { Answer, Deviation, Given, Limit, Reading, Wording } from './deviation.ts';
import type { Answered } from './types.ts';

/** What a program answers by its profile, and why. */
export interface Foreseen extends Answered {
  /** What the engine itself decides, without the profile. */
  readonly decision: Decision;
  /** The sentences of the deviations that made a difference, in the order applied. */
  readonly deviations: readonly string[];
}

/**
 * What a program with these deviations answers to a request. Readings are applied first, each at most once, until the
 * engine's decision asks for no more of them; then the first fitting answer; then the wordings.
 */
export async function decideAs(
  deviations: readonly Deviation[],
  raw: Incoming,
  policy: ResourcePolicy,
  env: Env,
): Promise<Foreseen> {
  const request = trimmed(raw);
  const own = await decide(request, policy, env);
  const limit = deviations.find((each): each is Limit => each.kind === 'limit' && exceeds(request, each));
  if (limit !== undefined) {
    return { status: limit.status, challenges: [], decision: own, deviations: [limit.text] };
  }
  const used: string[] = [];
  const readings = deviations.filter((each): each is Reading => each.kind === 'reading');
  let given: Given = { request: raw, policy };
  for (const when of ['raw', 'always'] as const) {
    for (const reading of readings.filter(({ on }) => on === when)) {
      const changed = await reading.change(given);
      if (changed !== null) used.push(reading.text);
      given = changed ?? given;
    }
    given = { ...given, request: trimmed(given.request) };
  }
  const left = readings.filter(({ on }) => typeof on !== 'string');
  let decision = used.length === 0 ? own : await decide(given.request, given.policy, env);
  for (let next = await nextReading(left, decision, given); next !== null; ) {
    left.splice(left.indexOf(next.reading), 1);
    used.push(next.reading.text);
    given = next.given;
    decision = await decide(given.request, given.policy, env);
    next = await nextReading(left, decision, given);
  }
  const answer = deviations.find(
    (each): each is Answer => each.kind === 'answer' && fits(each, decision, given),
  );
  if (answer !== undefined) used.push(answer.text);
  const status = answer?.status ?? decision.status;
  let challenges = sent(decision);
  if (answer !== undefined) challenges = answer.challenges === 'asked' ? await asked(given, env) : [];
  for (const wording of deviations.filter((each): each is Wording => each.kind === 'wording')) {
    const written = wording.write(challenges, { ...decision, status }, given);
    if (text(written) !== text(challenges)) used.push(wording.text);
    challenges = written;
  }
  return { status, challenges: challenges.map(formatChallenge), decision: own, deviations: used };
}

const BLANKS = /^[ \t]+|[ \t]+$/g;

/** The request as the engine reads it: field values without the blanks around them (RFC 9110 §5.5). */
function trimmed(request: Incoming): Incoming {
  const lines = request.lines.map(([name, value]): FieldLine => [name, value.replace(BLANKS, '')]);
  return { ...request, lines };
}

const text = (challenges: readonly Challenge[]): string => challenges.map(formatChallenge).join('\n');

function exceeds({ lines }: Incoming, { bytes }: Limit): boolean {
  return lines.some(([name, value]) => name.length + 2 + value.length > bytes);
}

async function nextReading(
  readings: readonly Reading[],
  { trace }: Decision,
  given: Given,
): Promise<{ reading: Reading; given: Given } | null> {
  const failed = decisive(trace)?.step;
  for (const reading of readings) {
    const occasion = typeof reading.on !== 'string' && reading.on.some((step) => step === failed);
    const changed = occasion ? await reading.change(given) : null;
    if (changed !== null) return { reading, given: changed };
  }
  return null;
}

function fits({ on, only }: Answer, decision: Decision, given: Given): boolean {
  const failed = decisive(decision.trace)?.step;
  const occasion = on.some((each) => each === failed || each === decision.outcome);
  return occasion && (only?.(decision, given) ?? true);
}

/** The challenges that stand in the answer: a fault may keep them back. */
function sent({ lines }: Decision): readonly Challenge[] {
  const values = lines
    .filter(([name]) => /^(?:www|proxy)-authenticate$/i.test(name))
    .map(([, value]) => value);
  return parseChallenges(values).value;
}

/** The step that decided a refusal. */
export function decisive(trace: readonly TraceStep[]): TraceStep | undefined {
  return trace.findLast((step) => step.decisive === true);
}

async function asked({ request, policy }: Given, env: Env): Promise<readonly Challenge[]> {
  const lines = request.lines.filter(([name]) => !/^(?:proxy-)?authorization$|^cookie$|^x-/i.test(name));
  return sent(await decide({ ...request, lines }, policy, env));
}
