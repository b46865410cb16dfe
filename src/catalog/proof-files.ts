import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';
import type { Fix } from './types.ts';

export type ProofState = 'broken' | 'fixed';

/** A line of a diff between the broken and the fixed state. */
export interface DiffLine {
  /** `gap`: a run of unchanged lines that is left out; its text says how many. */
  readonly kind: 'same' | 'removed' | 'added' | 'gap';
  readonly text: string;
}

/** A file that ran, by its path below the state's folder. */
export interface ProofFile {
  readonly file: string;
  readonly text: string;
}

/** So many unchanged lines stay on each side of a change. */
const CONTEXT = 4;

/** Leaves out the middle of long unchanged runs: what changed is what the reader came for. */
function shorten(lines: readonly DiffLine[]): DiffLine[] {
  const near = (at: number): boolean =>
    lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some((line) => line.kind !== 'same');
  const shown: DiffLine[] = [];
  let left = 0;
  const close = (): void => {
    if (left > 0)
      shown.push({ kind: 'gap', text: left === 1 ? '1 line the same' : `${left} lines the same` });
    left = 0;
  };
  lines.forEach((line, at) => {
    if (near(at)) {
      close();
      shown.push(line);
    } else left += 1;
  });
  close();
  return shown;
}

/** The folder of a proof, absolute. Throws when there is none, naming it. */
export function proofFolder(fix: Fix, program: string): string {
  const folder = join(process.cwd(), fix.folder, 'proof', program);
  if (!existsSync(folder)) throw new Error(`${fix.folder}/proof/${program} does not exist.`);
  return folder;
}

/** A file of a state: its own, or the one both states share. */
export function readProofFile(fix: Fix, program: string, state: ProofState, file: string): string {
  const folder = proofFolder(fix, program);
  const own = join(folder, state, file);
  return readFileSync(existsSync(own) ? own : join(folder, 'common', file), 'utf8');
}

function filesIn(folder: string, under = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const at = under === '' ? name : `${under}/${name}`;
    return statSync(path).isDirectory() ? filesIn(path, at) : [at];
  });
}

/** What differs between `broken/` and `fixed/`, file by file; a file that only one side has differs whole. */
export function diffProof(fix: Fix, program: string): { file: string; lines: DiffLine[] }[] {
  const folder = proofFolder(fix, program);
  const names = new Set([...filesIn(join(folder, 'broken')), ...filesIn(join(folder, 'fixed'))]);
  const read = (state: ProofState, file: string): string => {
    const path = [join(folder, state, file), join(folder, 'common', file)].find((p) => existsSync(p));
    return path === undefined ? '' : readFileSync(path, 'utf8');
  };
  return [...names].sort().flatMap((file) => {
    const lines = diffLines(read('broken', file), read('fixed', file)).flatMap((part) =>
      part.value
        .replace(/\n$/, '')
        .split('\n')
        .map((text): DiffLine => ({ kind: part.added ? 'added' : part.removed ? 'removed' : 'same', text })),
    );
    return lines.some((line) => line.kind !== 'same') ? [{ file, lines: shorten(lines) }] : [];
  });
}

/** The files that both states share, sorted by path; what is no text and what a state replaces is left out. */
export function commonFiles(fix: Fix, program: string): ProofFile[] {
  const folder = proofFolder(fix, program);
  const own = new Set([...filesIn(join(folder, 'broken')), ...filesIn(join(folder, 'fixed'))]);
  return filesIn(join(folder, 'common'))
    .filter((file) => !own.has(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, 'common', file), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
}
