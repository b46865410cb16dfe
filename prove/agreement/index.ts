import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatRecorded, readRecorded } from '../../src/agreement/recorded.ts';
import type { Recorded } from '../../src/agreement/types.ts';
import { SetupError } from '../case.ts';
import { textsOf } from '../files.ts';
import { askServer, serverParts } from './run.ts';
import { casesOf, filesHash, findServers, type Server, settingOf } from './servers.ts';

const recordings = fileURLToPath(new URL('../../content/agreement', import.meta.url));
/** Most servers are small, and wait for their clients more than they compute. */
const AT_ONCE = 3;

/** How asking the servers ended. */
export interface AgreementResult {
  readonly servers: number;
  readonly cases: number;
  /** Servers whose programs are missing here. */
  readonly skipped: number;
  /** Lines that say what is not as recorded. */
  readonly failed: readonly string[];
  readonly seconds: number;
}

/** Whether a filter names servers of the agreement: `agreement`, `agreement/nginx-basic`, `agreement/basic`. */
export function isAgreement(filter: string): boolean {
  return filter === 'agreement' || filter.startsWith('agreement/');
}

/**
 * Asks the servers that the filters name all plain cases of their scheme and compares the answers with those recorded;
 * `record` writes them. No filter: all servers.
 */
export async function runAgreement(filters: readonly string[], record: boolean): Promise<AgreementResult> {
  const start = performance.now();
  const wanted = (await findServers()).filter(
    ({ name, scheme }) =>
      filters.length === 0 ||
      filters.some((each) => ['agreement', `agreement/${name}`, `agreement/${scheme}`].includes(each)),
  );
  let skipped = 0;
  const failed: string[] = filters.length > 0 && wanted.length === 0 ? ['no server has that name'] : [];
  let cases = 0;
  const queue = [...wanted];
  const work = async (): Promise<void> => {
    for (let server = queue.shift(); server !== undefined; server = queue.shift()) {
      const outcome = await runServer(server, record);
      if ('missing' in outcome) {
        skipped += 1;
        console.log(`agreement/${server.name}: skipped, missing ${outcome.missing.join(' ')}`);
      } else {
        cases += casesOf(server).length;
        failed.push(...outcome.problems.map((problem) => `agreement/${server.name}: ${problem}`));
        for (const note of outcome.notes) console.log(`agreement/${server.name}: ${note}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const seconds = (performance.now() - start) / 1000;
  return { servers: wanted.length, cases, skipped, failed, seconds };
}

interface Outcome {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** The packages that a server lacks, or how it compares. */
async function runServer(server: Server, record: boolean): Promise<Outcome | { readonly missing: string[] }> {
  const texts = textsOf(server.files);
  const lacking = await Promise.all((serverParts(server) ?? []).map(({ kind }) => kind.missing(texts)));
  if (lacking.flat().length > 0) return { missing: lacking.flat() };
  const path = join(recordings, server.scheme, `${server.server}.json`);
  const recorded = record ? null : await readRecorded(await readFile(path, 'utf8').catch(() => ''));
  const files = filesHash(server);
  const notes: string[] = [];
  const problems: string[] = [];
  if (!record && recorded === null) problems.push('not recorded yet (npm run prove -- agreement --record)');
  if (recorded !== null && recorded.files !== files) {
    problems.push('the recording does not fit the files and cases (record again)');
  }
  try {
    const { program, answers } = await askServer(server);
    if (record) {
      const date = new Date().toISOString().slice(0, 10);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, formatRecorded({ program, date, files, setting: settingOf(server), answers }));
    } else if (recorded !== null) {
      if (recorded.program !== program) notes.push(`recorded on ${recorded.program}, ran on ${program}`);
      problems.push(...changes(recorded.answers, answers));
    }
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    problems.push(`could not be run: ${error.message}`);
  }
  return { problems, notes };
}

function changes(recorded: Recorded['answers'], now: Recorded['answers']): string[] {
  const say = (answer: Recorded['answers'][string] | undefined): string =>
    answer === undefined ? 'nothing' : [answer.status, ...answer.challenges].join(' ');
  const ids = new Set([...Object.keys(recorded), ...Object.keys(now)]);
  return [...ids].flatMap((id) => {
    const [before, after] = [say(recorded[id]), say(now[id])];
    return before === after ? [] : [`${id}: ${before} was recorded, now ${after}`];
  });
}
