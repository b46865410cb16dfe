import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecording, type Recording } from '#wire/recording.ts';
import { COLUMNS, type Finding, judgePassing, type PassingTable } from './passing-verdict.ts';

/** A case of `content/passing` with what its recording shows. */
export interface PassingRow {
  /** Name of its folder. */
  readonly name: string;
  /** Who passes on or sends: "nginx, `proxy_pass`". */
  readonly title: string;
  readonly table: PassingTable;
  /** Address of its page on the site. */
  readonly path: `/${string}`;
  readonly recording: Recording;
  /** One a column of the table, in their order. */
  readonly findings: readonly (Finding | null)[];
}

/** A file of a case as it ran. */
export interface PassingFile {
  readonly file: string;
  readonly text: string;
}

const folder = (): string => join(process.cwd(), 'content/passing');

interface Sheet {
  readonly title: string;
  readonly table: PassingTable;
  readonly with: readonly string[];
}

const sheetOf = (name: string): Sheet => JSON.parse(readFileSync(join(folder(), name, 'case.json'), 'utf8'));

let rows: readonly PassingRow[] | undefined;

/** All cases, by title. Throws when a recording is missing or does not parse, naming the file. */
export function passingRows(): readonly PassingRow[] {
  rows ??= readdirSync(folder())
    .filter((name) => !name.startsWith('_') && statSync(join(folder(), name)).isDirectory())
    .map(readRow)
    .sort((a, b) => a.title.localeCompare(b.title, 'en'));
  return rows;
}

function readRow(name: string): PassingRow {
  const { title, table } = sheetOf(name);
  try {
    const recording = parseRecording(readFileSync(join(folder(), name, 'run.http'), 'latin1'));
    const findings = COLUMNS[table].map((column) => judgePassing(table, column, recording.messages));
    return { name, title, table, path: `/proofs/passing/${name}/`, recording, findings };
  } catch (error) {
    throw new Error(`content/passing/${name}/run.http: ${String(error)}`);
  }
}

/** The text files of a case, those that it shares with others last. */
export function passingFiles(name: string): PassingFile[] {
  const shared = name.startsWith('_') ? [] : sheetOf(name).with.map((other) => `_${other}`);
  const files = new Map<string, string>();
  for (const part of [name, ...shared]) {
    for (const file of readdirSync(join(folder(), part), { recursive: true, encoding: 'utf8' }).sort()) {
      const path = join(folder(), part, file);
      const own = ['case.json', 'run.http'].includes(file);
      if (!own && !files.has(file) && statSync(path).isFile()) files.set(file, readFileSync(path, 'utf8'));
    }
  }
  return [...files].map(([file, text]) => ({ file, text }));
}

const MOST = 200;
const cut = (text: string): string =>
  text.length <= MOST ? text : `${text.slice(0, 40)} [… ${text.length - 40} more bytes]`;

/** Messages for reading: a 12 KB token is cut, in header lines and in what a server printed of them. */
export function shortened(messages: Recording['messages']): Recording['messages'] {
  return messages.map((message) => ({
    ...message,
    headers: message.headers.map(([name, value]) => [name, cut(value)] as const),
    body: message.body.split('\n').map(cut).join('\n'),
  }));
}
