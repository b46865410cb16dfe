import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ERRORS_VERSION, errorsJson, libraryErrorsSchema } from '#schemas/library-errors.ts';
import { absolute } from '#site/absolute.ts';

const FILE = 'content/library-errors.yaml';

/** An error string and what it means. */
export interface LibraryError {
  readonly text: string;
  readonly program: string;
  /** Where the program prints it. */
  readonly where: string;
  /** Id of the fix. */
  readonly fix: string;
  readonly source: string;
  /** Recordings that hold it, as paths in the project; empty when only the source backs it. */
  readonly seen: readonly string[];
}

interface Recorded {
  readonly path: string;
  readonly text: string;
}

function recordings(): readonly Recorded[] {
  return ['content/fixes'].flatMap((folder) =>
    readdirSync(join(process.cwd(), folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.http'))
      .sort()
      .map((name) => ({
        path: `${folder}/${name.replaceAll('\\', '/')}`,
        text: readFileSync(join(process.cwd(), folder, name), 'utf8'),
      })),
  );
}

/** Whether a recording holds a string: as it is, or escaped in JSON. */
export function holds(recording: string, text: string): boolean {
  return recording.includes(text) || recording.includes(JSON.stringify(text).slice(1, -1));
}

/** Reads the table and checks it: `source` is the text of the file. Throws, naming entry and field. */
export function readLibraryErrors(source: string, recorded: readonly Recorded[]): LibraryError[] {
  const checked = libraryErrorsSchema.safeParse(parse(source, { uniqueKeys: true }));
  if (!checked.success) {
    const faults = checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`${FILE}: ${faults.join('; ')}`);
  }
  return checked.data.flatMap(({ program, where, source: url, errors }) =>
    Object.entries(errors).map(([text, fix]) => ({
      ...{ text, program, where, fix, source: url },
      // In a proof of another fix the same words may be another program's.
      seen: recorded
        .filter(
          ({ path, text: recording }) => path.startsWith(`content/fixes/${fix}-`) && holds(recording, text),
        )
        .map(({ path }) => path),
    })),
  );
}

let read: readonly LibraryError[] | undefined;

/** All errors, in the order of the file. Which recordings hold them is looked up, once a build. */
export function libraryErrors(): readonly LibraryError[] {
  read ??= readLibraryErrors(readFileSync(join(process.cwd(), FILE), 'utf8'), recordings());
  return read;
}

/** The text of `/errors.json`; `fixes` are the ids there are. Throws at an error that leads to none. */
export function errorsAsJson(errors: readonly LibraryError[], fixes: ReadonlySet<string>): string {
  const lost = errors.find(({ fix }) => !fixes.has(fix));
  if (lost !== undefined) throw new Error(`${FILE}: "${lost.text}" names ${lost.fix}, which is no fix.`);
  const list = errors.map((error) => ({ ...error, url: absolute(`/fix/${error.fix}/`) }));
  return JSON.stringify(errorsJson.parse({ schemaVersion: ERRORS_VERSION, errors: list }));
}
