import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecording, type Recording } from '#wire/recording.ts';

/** What lies in the `proof/` folder of one fix. Reads a recording when first asked for. */
export interface Proofs {
  /** Folder from the root of the project, with forward slashes. */
  readonly folder: string;
  readonly programs: readonly string[];
  readonly has: (path: string) => boolean;
  /** The recording of a state, or why it cannot be read; null when there is none. */
  readonly recording: (
    program: string,
    state: string,
  ) => { readonly value: Recording } | { readonly fault: string } | null;
}

/** Opens the proofs of the fix that lives in `folder` (`content/fixes/u17-slug`). */
export function openProofs(root: string, folder: string): Proofs {
  const base = join(root, folder, 'proof');
  const programs = existsSync(base)
    ? readdirSync(base, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    : [];
  const read = new Map<string, ReturnType<Proofs['recording']>>();
  return {
    folder: `${folder}/proof`,
    programs: programs.sort(),
    has: (path) => existsSync(join(base, path)),
    recording: (program, state) => {
      const path = `${program}/${state}.http`;
      if (!read.has(path)) read.set(path, readRecording(join(base, path)));
      return read.get(path) ?? null;
    },
  };
}

function readRecording(path: string): ReturnType<Proofs['recording']> {
  if (!existsSync(path)) return null;
  try {
    return { value: parseRecording(readFileSync(path, 'latin1')) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
