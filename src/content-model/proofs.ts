import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { statusOf } from '#wire/message.ts';
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
  /** All that lies in it: paths and texts of the files that ran, recordings, log, printed lines. */
  readonly evidence: () => Evidence;
}

/** What a page may claim because it was seen. */
export interface Evidence {
  readonly text: string;
  /** Statuses on the wire, in the log and in printed lines. */
  readonly statuses: ReadonlySet<string>;
}

/** Opens the proofs of the fix that lives in `folder` (`content/fixes/u17-slug`). */
export function openProofs(root: string, folder: string): Proofs {
  const base = resolve(root, folder, 'proof');
  const programs = existsSync(base)
    ? readdirSync(base, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    : [];
  const read = new Map<string, ReturnType<Proofs['recording']>>();
  let seen: Evidence | null = null;
  const recording = (program: string, state: string): ReturnType<Proofs['recording']> => {
    const path = `${program}/${state}.http`;
    if (!read.has(path)) read.set(path, readRecording(join(base, path)));
    return read.get(path) ?? null;
  };
  return {
    folder: `${folder}/proof`,
    programs: programs.sort(),
    has: (path) => existsSync(join(base, path)),
    recording,
    evidence: () => {
      seen ??= gather(base, programs, recording);
      return seen;
    },
  };
}

function gather(base: string, programs: readonly string[], recording: Proofs['recording']): Evidence {
  const texts: string[] = [];
  const statuses = new Set<string>();
  for (const program of programs) {
    for (const state of ['common', 'broken', 'fixed']) {
      const folder = join(base, program, state);
      if (!existsSync(folder)) continue;
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        texts.push(relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8'));
      }
      const found = recording(program, state);
      if (found === null || 'fault' in found) continue;
      const { raw, messages, log, says, command } = found.value;
      const printed = [...log, ...says].map(utf8);
      texts.push(utf8(command), ...printed, ...raw.map(({ bytes }) => utf8(bytes)));
      texts.push(...messages.map(({ body }) => utf8(body)));
      for (const message of messages) statuses.add(String(statusOf(message) ?? ''));
      for (const [status] of printed.join('\n').matchAll(/(?<![\d.:])[1-5]\d\d(?![\d.:])/g))
        statuses.add(status);
    }
  }
  return { text: texts.join('\n'), statuses };
}

/** Recordings hold a byte a character. */
const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

function readRecording(path: string): ReturnType<Proofs['recording']> {
  if (!existsSync(path)) return null;
  try {
    return { value: parseRecording(readFileSync(path, 'latin1')) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
