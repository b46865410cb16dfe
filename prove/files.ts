import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Case, readCase, SetupError, type StateName } from './case.ts';

/** A folder `content/fixes/u13-slug/proof/apache`. */
export interface Proof {
  readonly fix: string;
  /** Name of the folder; the part before a hyphen is the program. */
  readonly name: string;
  readonly folder: string;
}

/** A file of a state by its path relative to the state's folder, with `/`. */
export interface ProofFile {
  readonly path: string;
  readonly content: Buffer;
  readonly mode: number;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** All proofs below `content/fixes`, ordered by fix and name. */
export async function findProofs(fixes: string): Promise<Proof[]> {
  const proofs: Proof[] = [];
  for (const folder of await readdir(fixes)) {
    const fix = /^(u\d+)-/.exec(folder)?.[1];
    const proofFolder = join(fixes, folder, 'proof');
    if (fix === undefined || !(await exists(proofFolder))) continue;
    for (const name of await readdir(proofFolder)) {
      proofs.push({ fix, name, folder: join(proofFolder, name) });
    }
  }
  const order = (proof: Proof): number => Number(proof.fix.slice(1));
  return proofs.sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name));
}

/** Reads and checks a proof's `case.json`. */
export async function caseOf(proof: Proof): Promise<Case> {
  const path = join(proof.folder, 'case.json');
  if (!(await exists(path))) throw new SetupError(`${proof.fix}/${proof.name}: case.json is missing`);
  return readCase(await readFile(path, 'utf8'), `${proof.fix}/${proof.name}/case.json`);
}

/** The files of a folder, without an order; none when there is no such folder. */
export async function filesBelow(folder: string): Promise<ProofFile[]> {
  if (!(await exists(folder))) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (entry) => {
      const full = join(entry.parentPath, entry.name);
      const path = full.slice(folder.length + 1).replaceAll('\\', '/');
      return { path, content: await readFile(full), mode: (await stat(full)).mode & 0o777 };
    }),
  );
}

/** The files of a state, sorted by path: `common/` overlaid by `broken/` or `fixed/`. */
export async function filesOf(proof: Proof, state: StateName): Promise<ProofFile[]> {
  const byPath = new Map<string, ProofFile>();
  for (const part of ['common', state]) {
    for (const file of await filesBelow(join(proof.folder, part))) byPath.set(file.path, file);
  }
  if (!byPath.has('request.sh')) {
    throw new SetupError(`${proof.fix}/${proof.name}: ${state} has no request.sh`);
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The texts of a state's files by path; files that are no text are left out. */
export function textsOf(files: readonly ProofFile[]): Map<string, string> {
  const texts = files.filter(({ content }) => !content.includes(0));
  return new Map(texts.map(({ path, content }) => [path, content.toString('utf8')]));
}

/** `sha256:` and the hash over path, NUL and content of each file, in the order of {@link filesOf}. */
export function hashOf(files: readonly ProofFile[]): string {
  const hash = createHash('sha256');
  for (const { path, content } of files) hash.update(path).update('\0').update(content);
  return `sha256:${hash.digest('hex')}`;
}

// In the past also for a machine whose clock is behind: Apache never sends a Last-Modified in the future.
const modified = new Date('2026-01-05T09:00:00Z');

/**
 * Writes the files into `folder`, texts passed through `rewrite`. All get the same fixed modification time,
 * so that `Last-Modified` and an `ETag` made of it do not change from run to run.
 */
export async function placeFiles(
  files: readonly ProofFile[],
  folder: string,
  rewrite: (text: string, path: string) => string,
): Promise<void> {
  for (const { path, content, mode } of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    const text = content.includes(0) ? content : rewrite(content.toString('utf8'), path);
    await writeFile(target, text, { mode });
    await utimes(target, modified, modified);
  }
}
