import { parseMessage, statusOf, type WireMessage } from '../src/wire/message.ts';
import { formatRecording, type Recording, type RecordingHead } from '../src/wire/recording.ts';
import type { Expectation } from './case.ts';
import type { Observed } from './run-state.ts';
import { messageWithoutVersions, withoutVersions } from './versions.ts';

/** The responses that the client got, in order. */
function answersOf(observed: Observed): WireMessage[] {
  return observed.raw
    .filter(({ kind, hop }) => kind === 'response' && hop === 1)
    .map(({ bytes, ...hop }) => parseMessage(bytes, hop));
}

/** Status of the last response that the client got, or null when there was none. */
export function lastStatus(observed: Observed): number | null {
  const last = answersOf(observed).at(-1);
  return last === undefined ? null : statusOf(last);
}

function challengeOf(message: WireMessage): string | null {
  const challenges = message.headers
    .filter(([name]) => /^(www|proxy)-authenticate$/i.test(name))
    .map(([, value]) => value);
  return challenges.length === 0 ? null : challenges.join(', ');
}

/** What differs from the expectation, one sentence each; empty when all is as expected. */
export function misses(observed: Observed, expected: Expectation): string[] {
  const answers = answersOf(observed);
  const last = answers.at(-1);
  if (last === undefined) return ['the client got no response'];
  const found: string[] = [];
  const differs = (what: string, want: unknown, got: unknown): void => {
    if (String(want) !== String(got)) found.push(`${what}: expected ${want}, got ${got}`);
  };
  differs('status', expected.status, statusOf(last));
  if (expected.statuses) differs('statuses', expected.statuses.join(' '), answers.map(statusOf).join(' '));
  differs('challenge', expected.challenge, challengeOf(last));
  const { log } = expected;
  if (log !== null && !observed.log.some((line) => line.includes(log))) {
    found.push(`log: no line holds "${log}"; it has\n${observed.log.join('\n')}`);
  }
  for (const wanted of expected.says ?? []) {
    if (!observed.says.some((line) => line.includes(wanted))) {
      found.push(`the client does not say "${wanted}"; it says\n${observed.printed.trimEnd()}`);
    }
  }
  const text = observed.raw.findLast(({ kind, hop }) => kind === 'response' && hop === 1)?.bytes ?? '';
  for (const wanted of expected.holds ?? []) {
    if (!text.includes(wanted)) found.push(`the last response does not hold "${wanted}"`);
  }
  for (const unwanted of expected.lacks ?? []) {
    if (text.includes(unwanted)) found.push(`the last response holds "${unwanted}"`);
  }
  return found;
}

function firstDifference(before: string, now: string): string {
  const was = before.split('\n');
  const is = now.split('\n');
  const at = was.findIndex((line, index) => line !== is[index]);
  if (at < 0) return `${is.length - was.length} more lines`;
  return `line ${at + 1}:\n- ${was[at]?.trimEnd()}\n+ ${is[at]?.trimEnd() ?? '(end)'}`;
}

/**
 * The first line in which this run differs from the recording, or null when it repeats it. Provenance does
 * not count, except for what was typed. On other versions of the programs, versions inside messages do not.
 */
export function difference(recorded: Recording, observed: Observed, sameVersions: boolean): string | null {
  const programs = `${recorded.program}, ${recorded.client}`;
  const comparable = (source: Observed | Recording): string => {
    const { command, clock, says, normalized, log } = source;
    const provenance: RecordingHead = {
      ...{ program: '', client: '', date: '', files: '' },
      ...{ command, clock, says, normalized, log },
    };
    if (sameVersions) return formatRecording(provenance, source.raw);
    const plain = (lines: readonly string[]): string[] =>
      lines.map((line) => withoutVersions(line, programs));
    const raw = source.raw.map((message) => ({
      ...message,
      bytes: messageWithoutVersions(message.bytes, programs),
    }));
    return formatRecording({ ...provenance, says: plain(says), log: plain(log) }, raw);
  };
  const before = comparable(recorded);
  const now = comparable(observed);
  return before === now ? null : firstDifference(before, now);
}
