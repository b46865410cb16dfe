import { type Answer, answer, challengeLine } from '../answer.ts';
import type { Challenge } from '../grammar/types.ts';
import type { Trace } from '../trace.ts';
import type { Refusal } from '../types.ts';
import type { Quirk, QuirkName } from './quirks.ts';

/** Whether a policy has a fault of that name. */
export function has(quirks: readonly Quirk[], name: QuirkName): boolean {
  return quirks.some(({ quirk }) => quirk === name);
}

/** The refusal as a server gives it that takes a missing permission for missing credentials. */
export function faultyRefusal(refusal: Refusal, quirks: readonly Quirk[], trace: Trace): Refusal {
  if (refusal.status !== 403 || !has(quirks, 'permission-as-401')) return refusal;
  trace.note('answer.permission-as-401', { fix: 'u35' });
  return { ...refusal, status: 401, error: null };
}

/** The challenges as a server sends them that leaves the realm out. */
export function faultyChallenges(
  challenges: readonly Challenge[],
  quirks: readonly Quirk[],
  trace: Trace,
): readonly Challenge[] {
  if (challenges.length === 0 || !has(quirks, 'challenge-without-realm')) return challenges;
  trace.note('answer.challenge-without-realm');
  return challenges.map((each) => ({ ...each, params: each.params.filter(({ name }) => name !== 'realm') }));
}

/** The 401 as a faulty server gives it; another answer stays as it is. */
export function faultyAnswer(
  given: Answer,
  challenges: readonly Challenge[],
  quirks: readonly Quirk[],
  trace: Trace,
): Answer {
  if (given.status !== 401) return given;
  const others = given.lines.filter(([name]) => name !== 'WWW-Authenticate');
  if (has(quirks, 'login-page')) {
    trace.note('answer.login-page', { fix: 'u4' });
    return answer(200, [['Content-Type', 'text/html; charset=utf-8']], '<title>Sign in</title>');
  }
  if (has(quirks, 'no-challenge')) {
    trace.note('answer.no-challenge', { fix: 'u21' });
    return { ...given, lines: others };
  }
  if (has(quirks, 'joined-challenges') && challenges.length > 1) {
    trace.note('answer.joined-challenges', { fix: 'u21' });
    const joined = challenges.map((each) => challengeLine(each)[1]).join(', ');
    return { ...given, lines: [['WWW-Authenticate', joined], ...others] };
  }
  return given;
}
