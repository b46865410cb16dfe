import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatRecording, parseRecording, type Recording } from '../src/wire/recording.ts';
import { type Case, defaultClock, SetupError, type StateName } from './case.ts';
import { type ClientKind, clientsOf, clientVersions, missingClients } from './clients/kinds.ts';
import { canUseNames, routeOf } from './clients/route.ts';
import { caseOf, filesOf, hashOf, type Proof, type ProofFile, textsOf } from './files.ts';
import { difference, lastStatus, misses } from './judge.ts';
import { type Part, partsOf, programNames } from './programs/index.ts';
import { runState } from './run-state.ts';

export interface Proven {
  readonly kind: 'proven';
  /** Names without versions of the programs that answered and of the clients that asked. */
  readonly servers: readonly string[];
  readonly clients: readonly string[];
  readonly broken: number;
  readonly fixed: number;
}

/** How a proof ended. `setup`: it could not be run; `failed`: it ran and something else came out. */
export type Outcome =
  | Proven
  | { readonly kind: 'failed' | 'setup'; readonly reason: string }
  | { readonly kind: 'skipped'; readonly packages: readonly string[] };

export interface Result {
  readonly proof: Proof;
  readonly outcome: Outcome;
  readonly program: string;
  readonly client: string;
  readonly seconds: number;
  /** "recorded on X, ran on Y", where the versions differ. */
  readonly notes: readonly string[];
}

const states: readonly StateName[] = ['broken', 'fixed'];

const recordingPath = (proof: Proof, state: StateName): string => join(proof.folder, `${state}.http`);

async function recordingOf(proof: Proof, state: StateName): Promise<Recording | null> {
  const text = await readFile(recordingPath(proof, state), 'latin1').catch(() => null);
  return text === null ? null : parseRecording(text);
}

interface Versions {
  readonly program: string;
  readonly client: string;
}

async function versionsOf(parts: readonly Part[], files: readonly ProofFile[]): Promise<Versions> {
  const texts = textsOf(files);
  const ordered = parts.toSorted((a, b) => Number(b.main) - Number(a.main));
  const programs = await Promise.all(ordered.map((part) => part.kind.version(texts)));
  const names = new Set(programs.join(', ').split(', '));
  return { program: [...names].join(', '), client: await clientVersions(clientsOf(texts)) };
}

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
  parts: readonly Part[],
  record: boolean,
): Promise<StateReport> {
  const files = await filesOf(proof, state);
  const hash = hashOf(files);
  const recorded = record ? null : await recordingOf(proof, state);
  const versions = await versionsOf(parts, files);
  const problems: string[] = [];
  const notes: string[] = [];
  if (recorded !== null && recorded.files !== hash) {
    problems.push(`${state}: the recording does not fit the files (record again)`);
  }
  const observed = await runState(files, parts, {
    clock: proofCase.clock ?? defaultClock,
    says: proofCase[state].says ?? [],
  });
  problems.push(...misses(observed, proofCase[state]).map((miss) => `${state}: ${miss}`));
  if (record && problems.length === 0) {
    const text = formatRecording({ ...observed, ...versions, date: today(), files: hash }, observed.raw);
    await writeFile(recordingPath(proof, state), text, 'latin1');
  } else if (recorded !== null) {
    const same = recorded.program === versions.program && recorded.client === versions.client;
    for (const name of ['program', 'client'] as const) {
      if (recorded[name] !== versions[name])
        notes.push(`recorded on ${recorded[name]}, ran on ${versions[name]}`);
    }
    const differs = difference(recorded, observed, same);
    if (differs !== null) problems.push(`${state}: another exchange than recorded, ${differs}`);
  } else if (!record) {
    problems.push(`${state}: not recorded yet (npm run prove -- ${proof.fix} --record)`);
  }
  return { status: lastStatus(observed) ?? 0, versions, problems, notes };
}

/** What is wrong with the recordings of a proof that cannot be run here. */
async function staleRecordings(proof: Proof): Promise<string[]> {
  const problems: string[] = [];
  for (const state of states) {
    const recorded = await recordingOf(proof, state);
    if (recorded !== null && recorded.files !== hashOf(await filesOf(proof, state))) {
      problems.push(`${state}: the recording does not fit the files`);
    }
  }
  return problems;
}

/** Runs both states of a proof; compares with the recordings, or writes them when `record` is set. */
export async function runProof(proof: Proof, record: boolean): Promise<Result> {
  const start = performance.now();
  const result = (outcome: Outcome, more: Partial<Result> = {}): Result => ({
    ...{ proof, outcome, program: proof.name, client: '', notes: [] },
    ...more,
    seconds: (performance.now() - start) / 1_000,
  });
  try {
    const proofCase = await caseOf(proof);
    const texts = textsOf([...(await filesOf(proof, 'broken')), ...(await filesOf(proof, 'fixed'))]);
    const clients = new Set<ClientKind>();
    for (const state of states) {
      for (const client of clientsOf(textsOf(await filesOf(proof, state)))) clients.add(client);
    }
    const missing = new Set(await missingClients([...clients]));
    const statuses: number[] = [];
    const problems: string[] = [];
    const notes = new Set<string>();
    for (const part of partsOrRefuse(proof, texts)) {
      for (const name of await part.kind.missing(texts)) missing.add(name);
    }
    if (!canUseNames && routeOf([...clients]).by === 'names') missing.add('(root on Linux)');
    if (missing.size > 0) {
      const stale = await staleRecordings(proof);
      if (stale.length > 0) return result({ kind: 'failed', reason: stale.join('\n') });
      return result({ kind: 'skipped', packages: [...missing] });
    }
    let versions: Versions = { program: proof.name, client: '' };
    for (const state of states) {
      const parts = partsOrRefuse(proof, textsOf(await filesOf(proof, state)));
      const report = await proveState(proof, state, proofCase, parts, record);
      statuses.push(report.status);
      problems.push(...report.problems);
      for (const note of report.notes) notes.add(note);
      versions = report.versions;
    }
    const more = { ...versions, notes: [...notes] };
    if (problems.length > 0) return result({ kind: 'failed', reason: problems.join('\n') }, more);
    const servers = partsOrRefuse(proof, texts).filter(({ main, entry }) => main || entry);
    const proven: Proven = {
      kind: 'proven',
      broken: statuses[0] ?? 0,
      fixed: statuses[1] ?? 0,
      servers: servers.map(({ kind }) => kind.titleOf?.(texts) ?? kind.title),
      clients: [...clients].map(({ name }) => name),
    };
    return result(proven, more);
  } catch (error) {
    const reason = error instanceof SetupError ? error.message : String(error);
    return result({ kind: 'setup', reason });
  }
}

function partsOrRefuse(proof: Proof, texts: ReadonlyMap<string, string>): Part[] {
  const parts = partsOf(proof.name, texts);
  if (parts !== null) return parts;
  throw new SetupError(`${proof.name} is no known program (${programNames.join(', ')})`);
}
