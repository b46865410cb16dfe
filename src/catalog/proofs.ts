import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';
import { parseRecording, type Recording } from '#wire/recording.ts';
import type { Fix } from './types.ts';

export type ProofState = 'broken' | 'fixed';

/** A line of a diff between the broken and the fixed state. */
export interface DiffLine {
  /** `gap`: a run of unchanged lines that is left out; its text says how many. */
  readonly kind: 'same' | 'removed' | 'added' | 'gap';
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

function folderOf(fix: Fix, program: string): string {
  const folder = join(process.cwd(), fix.folder, 'proof', program);
  if (!existsSync(folder)) throw new Error(`${fix.folder}/proof/${program} does not exist.`);
  return folder;
}

/** The recording of one state. Throws when it is missing or does not parse, naming the file. */
export function readRecording(fix: Fix, program: string, state: ProofState): Recording {
  const file = join(folderOf(fix, program), `${state}.http`);
  try {
    return parseRecording(readFileSync(file, 'latin1'));
  } catch (error) {
    throw new Error(`${fix.folder}/proof/${program}/${state}.http: ${String(error)}`);
  }
}

/** The recordings a fix stands on, one a program, in the order of its frontmatter. */
export function recordingsOf(fix: Fix): { program: string; broken: Recording; fixed: Recording }[] {
  if (!('programs' in fix.proof)) return [];
  return fix.proof.programs.map((program) => ({
    program,
    broken: readRecording(fix, program, 'broken'),
    fixed: readRecording(fix, program, 'fixed'),
  }));
}

/** A file of a state: its own, or the one both states share. */
export function readProofFile(fix: Fix, program: string, state: ProofState, file: string): string {
  const folder = folderOf(fix, program);
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
  const folder = folderOf(fix, program);
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

/** The text of a fix and of its recordings as plain text: what its page shows before the lists at its end. */
export function shownText(fix: Fix): string {
  const recorded = recordingsOf(fix).flatMap(({ broken, fixed }) =>
    [broken, fixed].flatMap(({ log, messages }) => [
      ...log,
      ...messages.flatMap((m) => [
        m.startLine,
        ...m.headers.map(([name, value]) => `${name}: ${value}`),
        m.body.split('\n').slice(0, 12).join('\n'),
      ]),
    ]),
  );
  // Prose gets curly apostrophes; code keeps the straight ones that programs print.
  const body = (fix.entry.body ?? '').replace(/```[\s\S]*?```|`[^`]*`|'/g, (part) =>
    part === "'" ? '’' : part,
  );
  return [fix.title, fix.short, body, ...recorded].join('\n');
}
