import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatRecording, parseRecording } from '../../src/wire/recording.ts';
import { defaultClock, SetupError } from '../case.ts';
import { clientsOf, clientVersions, missingClients } from '../clients/kinds.ts';
import { canUseNames, routeOf } from '../clients/route.ts';
import { hashOf, textsOf } from '../files.ts';
import { difference } from '../judge.ts';
import { interruption } from '../processes.ts';
import { type Part, partsOf } from '../programs/index.ts';
import { runState } from '../run-state.ts';
import { isSealed, seal } from '../seal.ts';
import { filesOfPassing, findPassingCases, type PassingCase } from './case.ts';

const folder = fileURLToPath(new URL('../../content/passing', import.meta.url));

/** How a case ended: as recorded (or recorded now), with something else, or not at all. */
export interface PassingResult {
  readonly name: string;
  readonly kind: 'same' | 'failed' | 'skipped';
  /** What differs or why it could not be run; what is missing when it was skipped. */
  readonly reason: string;
  readonly seconds: number;
}

async function missingFor(parts: readonly Part[], texts: ReadonlyMap<string, string>): Promise<string[]> {
  const clients = clientsOf(texts);
  const missing = new Set(await missingClients(clients));
  for (const { kind } of parts) for (const name of await kind.missing(texts)) missing.add(name);
  if (!canUseNames && routeOf(clients).by === 'names') missing.add('root on Linux');
  return [...missing].sort();
}

async function versionOf(parts: readonly Part[], texts: ReadonlyMap<string, string>): Promise<string> {
  const ordered = parts.toSorted((a, b) => Number(b.main) - Number(a.main));
  const names = await Promise.all(ordered.map(({ kind }) => kind.version(texts)));
  return [...new Set(names.join(', ').split(', '))].join(', ');
}

/** Runs one case. Says what is wrong, or null. Throws {@link SetupError}. */
async function runCase(one: PassingCase, record: boolean): Promise<Omit<PassingResult, 'seconds'>> {
  const { name } = one;
  const files = await filesOfPassing(one);
  const texts = textsOf(files);
  const path = join(one.folder, 'run.http');
  const hash = hashOf(files);
  const text = record ? null : await readFile(path, 'latin1').catch(() => null);
  const recorded = text === null ? null : parseRecording(text);
  const failed = (reason: string) => ({ name, kind: 'failed' as const, reason });
  if (!record && recorded === null) return failed('not recorded yet (--record)');
  if (recorded !== null && recorded.files !== hash) return failed('the recording does not fit the files');
  if (text !== null && !isSealed(text)) return failed('the recording was edited (record again)');
  const parts = partsOf(one.program, texts);
  if (parts === null) return failed(`${one.program} is no known program`);
  const missing = await missingFor(parts, texts);
  if (missing.length > 0) return { name, kind: 'skipped', reason: missing.join(', ') };
  const observed = await runState(files, parts, { clock: defaultClock, says: one.says });
  if (observed.raw.length === 0) return failed(`nothing was sent\n${observed.printed}`);
  const program = await versionOf(parts, texts);
  const client = await clientVersions(clientsOf(texts));
  if (recorded === null) {
    const date = new Date().toISOString().slice(0, 10);
    // Whether a server writes a line about a header is not what these cases are about.
    const head = { ...observed, log: [], program, client, date, files: hash };
    await writeFile(path, seal(formatRecording(head, observed.raw)), 'latin1');
    return { name, kind: 'same', reason: '' };
  }
  const sameVersions = recorded.program === program && recorded.client === client;
  const differs = difference(recorded, { ...observed, log: [] }, sameVersions);
  return differs === null ? { name, kind: 'same', reason: '' } : failed(`another exchange, ${differs}`);
}

async function tryCase(one: PassingCase, record: boolean): Promise<PassingResult> {
  const start = performance.now();
  const result = await runCase(one, record).catch((error: unknown) => ({
    name: one.name,
    kind: 'failed' as const,
    reason: error instanceof SetupError ? error.message : String(error),
  }));
  return { ...result, seconds: (performance.now() - start) / 1_000 };
}

/** Whether something that was asked for on the command line is meant for these cases. */
export const isPassingFilter = (filter: string): boolean => /^passing(\/|$)/.test(filter);

/** The cases that `filters` name: `passing` (all) and `passing/nginx-proxy`. Throws at one that names none. */
export async function passingCases(filters: readonly string[]): Promise<PassingCase[]> {
  const all = await findPassingCases(folder);
  const nameOf = ({ name }: PassingCase): string => `passing/${name}`;
  const unknown = filters.find(
    (filter) => filter !== 'passing' && !all.some((one) => nameOf(one) === filter),
  );
  if (unknown !== undefined) throw new SetupError(`There is no case "${unknown}".`);
  return filters.includes('passing') ? all : all.filter((one) => filters.includes(nameOf(one)));
}

/** Runs cases side by side on all cores and compares with the recordings or writes them; prints a line for each. */
export async function runPassing(cases: readonly PassingCase[], record: boolean): Promise<PassingResult[]> {
  const queue = [...cases];
  const results: PassingResult[] = [];
  const work = async (): Promise<void> => {
    for (let one = queue.shift(); one !== undefined && interruption() === null; one = queue.shift()) {
      const result = await tryCase(one, record);
      results.push(result);
      const { kind, reason, seconds } = result;
      console.log(`${results.length}/${cases.length} passing/${one.name}: ${kind} (${seconds.toFixed(1)} s)`);
      if (reason !== '') console.log(reason.trimEnd().replace(/^/gm, '    '));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}
