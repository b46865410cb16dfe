import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanMdx } from '#content-model/scan.ts';
import { headerOf, statusOf, type WireMessage } from '#wire/message.ts';
import { parseRecording, type Recording } from '#wire/recording.ts';
import { viewMessage } from '#wire/view.ts';
import { type ProofState, proofFolder } from './proof-files.ts';
import type { Fix } from './types.ts';

/** The recording of one state. Throws when it is missing or does not parse, naming the file. */
export function readRecording(fix: Fix, program: string, state: ProofState): Recording {
  const file = join(proofFolder(fix, program), `${state}.http`);
  try {
    return readable(parseRecording(readFileSync(file, 'latin1')));
  } catch (error) {
    throw new Error(`${fix.folder}/proof/${program}/${state}.http: ${String(error)}`);
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes that are UTF-8 as the text they stand for; others as they are. */
function decode(bytes: string): string {
  try {
    return UTF8.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
}

/** A recording as people read it: header lines stay bytes, texts become what their bytes stand for. */
function readable(recording: Recording): Recording {
  return {
    ...recording,
    command: decode(recording.command),
    says: recording.says.map(decode),
    log: recording.log.map(decode),
    messages: recording.messages.map((message) => ({ ...message, body: decode(message.body) })),
  };
}

/** Both recordings of a proof; `program` is its folder. */
export interface ProofRecordings {
  readonly program: string;
  readonly broken: Recording;
  readonly fixed: Recording;
}

/** The recordings a fix stands on, one a program, in the order of its frontmatter. */
export function recordingsOf(fix: Fix): ProofRecordings[] {
  if (!('programs' in fix.proof)) return [];
  return fix.proof.programs.map((program) => ({
    program,
    broken: readRecording(fix, program, 'broken'),
    fixed: readRecording(fix, program, 'fixed'),
  }));
}

/** What a proof shows, one sentence: `about` of its case.json. */
export function aboutOf(fix: Fix, program: string): string {
  const value: unknown = JSON.parse(readFileSync(join(proofFolder(fix, program), 'case.json'), 'utf8'));
  const about = typeof value === 'object' && value !== null && 'about' in value ? value.about : '';
  return typeof about === 'string' ? about : '';
}

/** Status of the last answer that the client got; 0 when it got none. */
export function lastStatus(recording: Recording): number {
  const statuses = recording.messages.filter((message) => message.hop === 1).map(statusOf);
  return statuses.findLast((status) => status !== null) ?? 0;
}

/** Names with versions, the program at fault first: "nginx 1.22.1", "Node 24.21.0". */
export function programsOf(recording: Recording): readonly string[] {
  return recording.program.split(', ');
}

/** "nginx 1.22.1 with Node 24.21.0, Express 5.3.0" */
export function programInWords(recording: Recording): string {
  const [first = '', ...others] = programsOf(recording);
  return others.length === 0 ? first : `${first} with ${others.join(', ')}`;
}

/** A name without its version. */
export function withoutVersion(program: string): string {
  return program.replace(/ v?\d\S*$/, '');
}

/** The line of a recording that decides, and what it says in words. */
export interface Deciding {
  /** A piece of the line as it stands. */
  readonly mark: string;
  readonly says: string;
}

/**
 * The deciding line of a recording: the one its page marks in an `<Exchange>`, else the challenge of the last
 * answer, else the status line. `bodyLines`: how many lines of a body are shown.
 */
export function decidingOf(
  fix: Fix,
  program: string,
  state: ProofState,
  recording: Recording,
  bodyLines?: number,
): Deciding | null {
  const shown = ({ mark }: Deciding): boolean =>
    recording.messages.some((message) =>
      viewMessage(message, { mark, bodyLines }).lines.some(({ deciding }) => deciding),
    );
  const told = toldOnPage(fix, program, state).find(shown);
  if (told !== undefined) return told;
  const last = recording.messages.findLast((message) => message.hop === 1 && statusOf(message) !== null);
  return last === undefined ? null : derived(last);
}

function toldOnPage(fix: Fix, program: string, state: ProofState): Deciding[] {
  return scanMdx(fix.entry.body ?? '', 0).elements.flatMap(({ name, attributes }) => {
    const [mark, says, other] = [attributes.get('mark'), attributes.get('says'), attributes.get('fix')];
    const own = name === 'Exchange' && (other === undefined || other === fix.id);
    if (!own || attributes.get('program') !== program || attributes.get('state') !== state) return [];
    return typeof mark === 'string' && typeof says === 'string' ? [{ mark, says }] : [];
  });
}

function derived(last: WireMessage): Deciding {
  const status = statusOf(last) ?? 0;
  const header = ['WWW-Authenticate', 'Proxy-Authenticate'].find((name) => headerOf(last, name) !== null);
  if (header === undefined) {
    const how =
      status < 400 ? `It worked: ${last.from} answers ${status}.` : `${last.from} answers ${status}.`;
    return { mark: last.startLine, says: how };
  }
  const value = headerOf(last, header) ?? '';
  const name = last.headers.find(([own]) => own.toLowerCase() === header.toLowerCase())?.[0] ?? header;
  const scheme = value.split(' ')[0] ?? '';
  return { mark: `${name}: ${value}`, says: `${last.from} answers ${status} and asks for ${scheme}.` };
}

/** The text of a fix and of its recordings as plain text: what its page shows before the lists at its end. */
export function shownText(fix: Fix): string {
  const [first] = recordingsOf(fix);
  const recorded = (first === undefined ? [] : [first.broken, first.fixed]).flatMap((recording) => [
    ...recording.log,
    ...recording.says,
    ...recording.messages.flatMap((m) => [
      m.startLine,
      ...m.headers.map(([name, value]) => `${name}: ${value}`),
      m.body.split('\n').slice(0, SHOWN_BODY).join('\n'),
    ]),
  ]);
  // Prose gets curly apostrophes; code keeps the straight ones that programs print.
  const body = (fix.entry.body ?? '').replace(/```[\s\S]*?```|`[^`]*`|'/g, (part) =>
    part === "'" ? '’' : part,
  );
  return [fix.title, fix.short, body, ...recorded].join('\n');
}

/** Lines of a body in the recordings on a fix page. */
export const SHOWN_BODY = 12;
