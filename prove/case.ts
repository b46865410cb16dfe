/** The state of a proof: as people see the fault, and after the fix. */
export type StateName = 'broken' | 'fixed';

/** What one state must show, or the proof has failed. */
export interface Expectation {
  /** Status of the last response that the client got. */
  readonly status: number;
  /** Statuses of all responses that the client got, in order; left out when only the last one counts. */
  readonly statuses?: readonly number[];
  /** WWW-Authenticate or Proxy-Authenticate of the last response, several joined by ", "; null: none. */
  readonly challenge: string | null;
  /** A text that the server's log must hold; null: not looked at. */
  readonly log: string | null;
  /** Texts that clients other than curl must print; the lines that hold them are recorded. */
  readonly says?: readonly string[];
  /** Texts that the last response must hold (a header line, a piece of the body). */
  readonly holds?: readonly string[];
  /** Texts that the last response must not hold. */
  readonly lacks?: readonly string[];
}

/** A proof's `case.json`. */
export interface Case {
  /** One sentence: what is shown. */
  readonly about: string;
  readonly broken: Expectation;
  readonly fixed: Expectation;
  /** What the clock of every Node and Python process stands at (ISO 8601, UTC); left out: {@link defaultClock}. */
  readonly clock?: string;
}

/** The day of the recordings, at noon: also what `Date` is normalized to. */
export const defaultClock = '2026-11-24T12:00:00Z';

/** Thrown when a proof cannot be run as it stands: bad files, a program that does not start. */
export class SetupError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SetupError';
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isStatus = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isListOf = <T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] =>
  Array.isArray(value) && value.every(isItem);

function refuseUnknown(object: Record<string, unknown>, known: readonly string[], where: string): void {
  const unknown = Object.keys(object).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new SetupError(`${where}: unknown key "${unknown}"`);
}

function textOrNull(value: unknown, where: string): string | null {
  if (value === null || typeof value === 'string') return value;
  throw new SetupError(`${where} must be a text or null`);
}

function readExpectation(value: unknown, where: string): Expectation {
  if (!isObject(value)) throw new SetupError(`${where} must be an object`);
  refuseUnknown(value, ['status', 'statuses', 'challenge', 'log', 'says', 'holds', 'lacks'], where);
  const { status, statuses, says, holds, lacks } = value;
  if (!isStatus(status)) throw new SetupError(`${where}.status must be an HTTP status`);
  if (statuses !== undefined && !(isListOf(statuses, isStatus) && statuses.at(-1) === status)) {
    throw new SetupError(`${where}.statuses must be a list of HTTP statuses that ends with ${status}`);
  }
  if (says !== undefined && !isListOf(says, isText)) throw new SetupError(`${where}.says must be texts`);
  if (holds !== undefined && !isListOf(holds, isText)) throw new SetupError(`${where}.holds must be texts`);
  if (lacks !== undefined && !isListOf(lacks, isText)) throw new SetupError(`${where}.lacks must be texts`);
  return {
    status,
    challenge: textOrNull(value.challenge, `${where}.challenge`),
    log: textOrNull(value.log, `${where}.log`),
    ...(statuses === undefined ? {} : { statuses }),
    ...(says === undefined ? {} : { says }),
    ...(holds === undefined ? {} : { holds }),
    ...(lacks === undefined ? {} : { lacks }),
  };
}

/** Reads the text of a `case.json`; throws {@link SetupError} naming `where` and the key. */
export function readCase(text: string, where: string): Case {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new SetupError(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(value)) throw new SetupError(`${where} must be an object`);
  refuseUnknown(value, ['about', 'broken', 'fixed', 'clock'], where);
  const { about, clock } = value;
  if (typeof about !== 'string' || about === '') throw new SetupError(`${where}: about must be a sentence`);
  const broken = readExpectation(value.broken, `${where}: broken`);
  const fixed = readExpectation(value.fixed, `${where}: fixed`);
  if (clock === undefined) return { about, broken, fixed };
  if (typeof clock !== 'string' || Number.isNaN(Date.parse(clock))) {
    throw new SetupError(`${where}: clock must be an ISO 8601 time`);
  }
  return { about, broken, fixed, clock };
}
