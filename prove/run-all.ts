import { availableParallelism } from 'node:os';
import { canInstall, installPrograms } from '../scripts/install-programs.ts';
import { SetupError } from './case.ts';
import { type Cast, castOf, isSlow, type Lack, lackOf } from './cast.ts';
import type { Proof } from './files.ts';
import { interruption } from './processes.ts';
import { faultsOf } from './recordings.ts';
import { isDebianPackage, progressOf } from './report.ts';
import { notRun, type Result, runProof } from './run-proof.ts';

export interface Settings {
  /** Write recordings instead of comparing with them. */
  readonly record: boolean;
}

interface Task {
  readonly proof: Proof;
  readonly cast: Cast;
}

/** A proof that can be tried, or the result of one that cannot. */
async function prepare(proof: Proof, record: boolean): Promise<Task | Result> {
  const faults = record ? [] : await faultsOf(proof);
  if (faults.length > 0) return notRun(proof, { kind: 'stale', reason: faults.join('\n') });
  try {
    return { proof, cast: await castOf(proof) };
  } catch (error) {
    const reason = error instanceof SetupError ? error.message : String(error);
    return notRun(proof, { kind: 'setup', reason });
  }
}

/** What is missing for each of the casts, after an attempt to install it. */
async function lacksOf(casts: readonly Cast[]): Promise<Map<Cast, Lack>> {
  const look = async (): Promise<Map<Cast, Lack>> => {
    const lacks = new Map<Cast, Lack>();
    for (const cast of casts) {
      const lack = await lackOf(cast);
      if (lack !== null) lacks.set(cast, lack);
    }
    return lacks;
  };
  const lacks = await look();
  const packages = new Set([...lacks.values()].flatMap((lack) => lack.packages).filter(isDebianPackage));
  if (packages.size === 0 || !canInstall()) return lacks;
  const { installed } = await installPrograms([...packages].sort());
  return installed.length === 0 ? lacks : look();
}

/**
 * Runs proofs, side by side on all cores; prints a line for each. Recordings that do not fit are told before
 * anything runs, missing programs are installed where that is possible. The results are in the order of `proofs`.
 */
export async function runAll(proofs: readonly Proof[], { record }: Settings): Promise<Result[]> {
  const results: Result[] = [];
  const done = (result: Result): void => {
    results.push(result);
    console.log(`${results.length}/${proofs.length} ${progressOf(result)}`);
  };
  const tasks: Task[] = [];
  for (const proof of proofs) {
    const prepared = await prepare(proof, record);
    if ('outcome' in prepared) done(prepared);
    else tasks.push(prepared);
  }
  const lacks = await lacksOf(tasks.map(({ cast }) => cast));
  const queue = tasks.toSorted((a, b) => Number(isSlow(b.cast)) - Number(isSlow(a.cast)));
  const work = async (): Promise<void> => {
    for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
      if (interruption() !== null) return;
      const { proof, cast } = task;
      const lack = lacks.get(cast);
      done(
        lack === undefined
          ? await runProof(proof, cast, record)
          : notRun(proof, { kind: 'skipped', ...lack }),
      );
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return proofs.flatMap((proof) => results.filter((result) => result.proof === proof));
}

/** Prints what each proof lacks here and runs nothing; gives those that would be skipped. */
export async function listAll(proofs: readonly Proof[]): Promise<Result[]> {
  const skipped: Result[] = [];
  for (const proof of proofs) {
    const prepared = await prepare(proof, true);
    const lack = 'cast' in prepared ? await lackOf(prepared.cast) : null;
    const needs = lack === null ? [] : [...lack.packages, ...(lack.root ? ['root'] : [])];
    const fault = 'outcome' in prepared ? progressOf(prepared) : `${proof.fix}/${proof.name}`;
    console.log(needs.length === 0 ? fault : `${fault}  needs ${needs.join(', ')}`);
    if (lack !== null) skipped.push(notRun(proof, { kind: 'skipped', ...lack }));
  }
  return skipped;
}
