import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRecording, type Recording } from '../src/wire/recording.ts';
import type { StateName } from './case.ts';
import { filesOf, hashOf, type Proof } from './files.ts';
import { isSealed, seal } from './seal.ts';

export const states: readonly StateName[] = ['broken', 'fixed'];

const pathOf = (proof: Proof, state: StateName): string => join(proof.folder, `${state}.http`);

const textOf = (proof: Proof, state: StateName): Promise<string | null> =>
  readFile(pathOf(proof, state), 'latin1').catch(() => null);

/** The recording of a state, or null when there is none. Throws RecordingError. */
export async function recordingOf(proof: Proof, state: StateName): Promise<Recording | null> {
  const text = await textOf(proof, state);
  return text === null ? null : parseRecording(text);
}

/** Writes the recording of a state; `text` as `formatRecording` gives it. */
export async function writeRecording(proof: Proof, state: StateName, text: string): Promise<void> {
  await writeFile(pathOf(proof, state), seal(text), 'latin1');
}

/** What is wrong with the recordings of a proof, found without running anything; empty when all is well. */
export async function faultsOf(proof: Proof): Promise<string[]> {
  const faults: string[] = [];
  for (const state of states) {
    const text = await textOf(proof, state);
    if (text === null) {
      faults.push(`${state}: not recorded yet (npm run prove -- ${proof.fix}/${proof.name} --record)`);
      continue;
    }
    try {
      if (parseRecording(text).files !== hashOf(await filesOf(proof, state))) {
        faults.push(`${state}: the recording does not fit the files (record again)`);
      } else if (!isSealed(text)) {
        faults.push(`${state}: the recording was edited (record again)`);
      }
    } catch (error) {
      faults.push(`${state}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return faults;
}
