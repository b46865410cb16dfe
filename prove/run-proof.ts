import { formatRecording } from '../src/wire/recording.ts';
import { type Case, defaultClock, SetupError, type StateName } from './case.ts';
import { type Cast, type Lack, partsFor, serversOf } from './cast.ts';
import { clientsOf, clientVersions } from './clients/kinds.ts';
import { caseOf, filesOf, hashOf, type Proof, type ProofFile, textsOf } from './files.ts';
import { difference, lastStatus, misses } from './judge.ts';
import type { Part } from './programs/index.ts';
import { recordingOf, states, writeRecording } from './recordings.ts';
import { runState } from './run-state.ts';

export interface Proven {
  readonly kind: 'proven';
  /** Names without versions of the programs that answered and of the clients that asked. */
  readonly servers: readonly string[];
  readonly clients: readonly string[];
  readonly broken: number;
  readonly fixed: number;
}

/**
 * How a proof ended. `stale`: its recordings are not those of its files, so it was not run; `setup`: it could
 * not be run; `failed`: it ran and something else came out.
 */
export type Outcome =
  | Proven
  | { readonly kind: 'failed' | 'setup' | 'stale'; readonly reason: string }
  | ({ readonly kind: 'skipped' } & Lack);

export interface Result {
  readonly proof: Proof;
  readonly outcome: Outcome;
  /** Names and versions: "Apache 2.4.71, PHP 8.2.36" and "curl 7.88.1"; empty when it was not run. */
  readonly program: string;
  readonly client: string;
  readonly seconds: number;
  /** "recorded on X, ran on Y", where the versions differ. */
  readonly notes: readonly string[];
}

/** The result of a proof that was not run. */
export function notRun(proof: Proof, outcome: Outcome): Result {
  return { proof, outcome, program: '', client: '', notes: [], seconds: 0 };
}

interface Versions {
  readonly program: string;
  readonly client: string;
}

async function versionsOf(parts: readonly Part[], files: readonly ProofFile[]): Promise<Versions> {
  const texts = textsOf(files);
  const ordered = parts.toSorted((a, b) => Number(b.main) - Number(a.main));
  const programs = await Promise.all(ordered.map((part) => part.kind.version(texts)));
  return { program: eachOnce(programs), client: await clientVersions(clientsOf(texts)) };
}

/** Joins lists like "nginx 1.22.1, Node 24.21.0". */
const eachOnce = (lists: readonly string[]): string => [...new Set(lists.join(', ').split(', '))].join(', ');

/** Today in UTC, `2026-11-24`. */
const today = (): string => new Date().toISOString().slice(0, 10);

interface StateReport {
  readonly status: number;
  readonly versions: Versions;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

async function proveState(
  proof: Proof,
  state: StateName,
  proofCase: Case,
  record: boolean,
): Promise<StateReport> {
  const files = await filesOf(proof, state);
  const parts = partsFor(proof, textsOf(files));
  const versions = await versionsOf(parts, files);
  const problems: string[] = [];
  const notes: string[] = [];
  const observed = await runState(files, parts, {
    clock: proofCase.clock ?? defaultClock,
    says: proofCase[state].says ?? [],
  });
  problems.push(...misses(observed, proofCase[state]).map((miss) => `${state}: ${miss}`));
  const recorded = record ? null : await recordingOf(proof, state);
  if (record && problems.length === 0) {
    const head = { ...observed, ...versions, date: today(), files: hashOf(files) };
    await writeRecording(proof, state, formatRecording(head, observed.raw));
  } else if (recorded !== null) {
    const same = recorded.program === versions.program && recorded.client === versions.client;
    for (const name of ['program', 'client'] as const) {
      if (recorded[name] !== versions[name])
        notes.push(`recorded on ${recorded[name]}, ran on ${versions[name]}`);
    }
    const differs = difference(recorded, observed, same);
    if (differs !== null) problems.push(`${state}: another exchange than recorded, ${differs}`);
  }
  return { status: lastStatus(observed) ?? 0, versions, problems, notes };
}

/**
 * Runs both states of a proof of which nothing is missing; compares with the recordings, or writes them when
 * `record` is set.
 */
export async function runProof(proof: Proof, cast: Cast, record: boolean): Promise<Result> {
  const start = performance.now();
  const result = (outcome: Outcome, more: Partial<Result> = {}): Result => ({
    ...notRun(proof, outcome),
    ...more,
    seconds: (performance.now() - start) / 1_000,
  });
  try {
    const proofCase = await caseOf(proof);
    const statuses: number[] = [];
    const problems: string[] = [];
    const notes = new Set<string>();
    const versions: Versions[] = [];
    for (const state of states) {
      const report = await proveState(proof, state, proofCase, record);
      statuses.push(report.status);
      problems.push(...report.problems);
      for (const note of report.notes) notes.add(note);
      versions.push(report.versions);
    }
    const more = {
      program: eachOnce(versions.map(({ program }) => program)),
      client: eachOnce(versions.map(({ client }) => client)),
      notes: [...notes],
    };
    if (problems.length > 0) return result({ kind: 'failed', reason: problems.join('\n') }, more);
    const proven: Proven = {
      kind: 'proven',
      broken: statuses[0] ?? 0,
      fixed: statuses[1] ?? 0,
      servers: serversOf(cast),
      clients: cast.clients.map(({ name }) => name),
    };
    return result(proven, more);
  } catch (error) {
    const reason = error instanceof SetupError ? error.message : String(error);
    return result({ kind: 'setup', reason });
  }
}
