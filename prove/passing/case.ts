import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../case.ts';
import { filesBelow, type ProofFile } from '../files.ts';

/** A folder `content/passing/nginx-proxy`: a request and who passes it on. */
export interface PassingCase {
  readonly name: string;
  readonly folder: string;
  /** Name of the program that answers the client. */
  readonly program: string;
  /** Folders beside it whose files belong to it too, without their leading underscore. */
  readonly shared: readonly string[];
  /** Texts: the lines that the client prints with one of them are recorded. */
  readonly says: readonly string[];
}

const isListOfTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function readPassingCase(top: string, name: string): Promise<PassingCase> {
  const folder = join(top, name);
  const value: unknown = JSON.parse(await readFile(join(folder, 'case.json'), 'utf8'));
  if (!isObject(value)) throw new SetupError(`${name}/case.json must be an object`);
  const { program, with: shared, says = [] } = value;
  if (typeof program !== 'string') throw new SetupError(`${name}/case.json: program must be a text`);
  if (!isListOfTexts(shared)) throw new SetupError(`${name}/case.json: with must be a list of texts`);
  if (!isListOfTexts(says)) throw new SetupError(`${name}/case.json: says must be a list of texts`);
  return { name, folder, program, shared, says };
}

/** All cases in `top`, by name. Folders that begin with an underscore hold files that cases share. */
export async function findPassingCases(top: string): Promise<PassingCase[]> {
  const entries = await readdir(top, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'));
  return Promise.all(
    names
      .map(({ name }) => name)
      .sort()
      .map((name) => readPassingCase(top, name)),
  );
}

const OWN = ['case.json', 'run.http'];

/** The files of a case, sorted by path: those of the shared folders in turn, overlaid by its own. */
export async function filesOfPassing({ folder, shared }: PassingCase): Promise<ProofFile[]> {
  const byPath = new Map<string, ProofFile>();
  for (const name of shared) {
    const files = await filesBelow(join(folder, '..', `_${name}`));
    if (files.length === 0) throw new SetupError(`content/passing/_${name} has no files`);
    for (const file of files) byPath.set(file.path, file);
  }
  for (const file of await filesBelow(folder)) if (!OWN.includes(file.path)) byPath.set(file.path, file);
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
