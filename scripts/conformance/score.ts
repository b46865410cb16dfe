import { isDeepStrictEqual } from 'node:util';
import { answer, lenientAnswer } from './answer.ts';
import { CLIENT_OPS } from './answer-client.ts';
import { type Case, type Fields, isFields } from './case.ts';

/** How one case ended. */
export interface Scored {
  readonly kind: string;
  readonly name: string;
  /** `contested` cases are reported, not scored. */
  readonly result: 'passed' | 'failed' | 'contested';
  readonly expected: Fields;
  /** Null: the kind or op is not known. */
  readonly got: Fields | null;
  /** Whether `wire` mode reads what a suite expects that is more lenient than the RFC; null for other cases. */
  readonly lenient: boolean | null;
}

/** Kinds that are compared as a whole; of the others only the fields that `expect` names. */
const WHOLE = ['www-authenticate-parse', 'authorization-parse', 'basic'];

/**
 * Runs a case through the engine and compares: in strict mode with the RFC's verdict where the case has one, with the
 * suite's expectation otherwise. An unknown kind or op fails.
 */
export async function score(each: Case): Promise<Scored> {
  const { kind, suite, id, expect, rfc9110, contested } = each;
  const own = isFields(rfc9110);
  const expected = own ? rfc9110 : expect;
  const got = await answer(each);
  const passed = got !== null && agrees(each, expected, got);
  const lenient = own ? agrees(each, expect, lenientAnswer(each) ?? {}) : null;
  const scored = contested === undefined || contested === null || contested === false;
  const result = scored ? (passed ? 'passed' : 'failed') : 'contested';
  return { kind, name: suite === '' ? id : `${suite}/${id}`, result, expected, got, lenient };
}

function agrees({ kind, input }: Case, expected: Fields, got: Fields): boolean {
  const whole = WHOLE.includes(kind) && !CLIENT_OPS.includes(String(input['op']));
  // Why something is not valid is told in each reader's own words.
  if (whole) return isDeepStrictEqual(got, expected['valid'] === false ? { valid: false } : expected);
  return Object.entries(expected).every(([name, value]) => {
    if (name === 'qopIncludes') return includes(got['qop'], value);
    return isDeepStrictEqual(got[name], value) || (isNothing(got[name]) && isNothing(value));
  });
}

/** A parameter that was not sent; suites write it as null or as an empty text. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function includes(list: unknown, value: unknown): boolean {
  return Array.isArray(list) && list.includes(value);
}

/** The last line of the report. */
export interface Summary {
  readonly scored: number;
  readonly passed: number;
  readonly contested: number;
}

export function summarize(results: readonly Scored[]): Summary {
  const count = (wanted: Scored['result']): number =>
    results.filter(({ result }) => result === wanted).length;
  const [passed, contested] = [count('passed'), count('contested')];
  return { scored: results.length - contested, passed, contested };
}

/** The report: a line a kind, the failures, what lenient reading made of the suites' leniency, the summary. */
export function report(results: readonly Scored[]): string[] {
  const kinds = [...new Set(results.map(({ kind }) => kind))];
  const lenient = results.filter((each) => each.lenient !== null);
  const read = lenient.filter((each) => each.lenient === true).length;
  const say = (value: unknown): string => JSON.stringify(value);
  return [
    ...kinds.map((kind) => kindLine(kind, summarize(results.filter((each) => each.kind === kind)))),
    ...results
      .filter(({ result }) => result === 'failed')
      .map(({ kind, name, expected, got }) =>
        got === null
          ? `failed: ${kind} ${name}: unknown kind or op`
          : `failed: ${kind} ${name}: expected ${say(expected)}, got ${say(got)}`,
      ),
    ...(lenient.length === 0
      ? []
      : [`reported only: wire mode reads ${read} of ${lenient.length} cases as their lenient suites do`]),
    say(summarize(results)),
  ];
}

function kindLine(kind: string, { scored, passed, contested }: Summary): string {
  const disputed = contested === 0 ? '' : `, ${contested} contested`;
  return `${kind}: ${passed} of ${scored} passed${disputed}`;
}
