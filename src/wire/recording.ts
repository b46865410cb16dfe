import { headerOf, parseMessage, type WireMessage } from './message.ts';

/** The provenance of a recording: which program and client ran, when, on which files. */
export interface RecordingHead {
  /** Name and version of the program that answers the client, others that took part after a comma. */
  readonly program: string;
  readonly client: string;
  /** Day of the run, `2026-11-24`. */
  readonly date: string;
  /** What the clock of every Node and Python process stood at (ISO 8601), or null when none took part. */
  readonly clock: string | null;
  /** `sha256:` and the hash of the files and the request that ran. */
  readonly files: string;
  /** What was typed; several commands are several lines. */
  readonly command: string;
  /** Lines that the client printed, where they are part of the case: what people paste. */
  readonly says: readonly string[];
  /** Fields whose values were replaced by a fixed text of the same form. */
  readonly normalized: readonly string[];
  /** Lines the server wrote to its error log meanwhile; times, process numbers and ports are fixed. */
  readonly log: readonly string[];
}

/** One message as it stood on the wire; each character of `bytes` is one byte (latin1). */
export interface RawMessage {
  readonly kind: WireMessage['kind'];
  readonly hop: number;
  readonly from: string;
  readonly to: string;
  readonly bytes: string;
}

/** A recorded run: provenance, then the messages of all hops in the order in which they happened. */
export interface Recording extends RecordingHead {
  readonly raw: readonly RawMessage[];
  /** The same messages for reading: bodies are joined from their chunks (RFC 9112 §7.1). */
  readonly messages: readonly WireMessage[];
}

export type RecordingErrorCode =
  | 'bad-header'
  | 'missing-header'
  | 'bad-record'
  | 'short-record'
  | 'no-messages';

/** Says why a text is no recording; `line` counts from 1. */
export class RecordingError extends Error {
  readonly code: RecordingErrorCode;
  readonly line: number;
  constructor(code: RecordingErrorCode, line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.name = 'RecordingError';
    this.code = code;
    this.line = line;
  }
}

const SINGLE = ['program', 'client', 'date', 'files'] as const;
// The seal is the runner's affair: it says that nobody has edited the file.
const OPTIONAL = ['clock', 'normalized', 'seal'] as const;
const REPEATED = ['command', 'says', 'log'] as const;
const RECORD = /^(>>>|<<<) (\d+) (\S+) (\S+) (\d+)$/;

/**
 * Reads a recording. `text` holds one byte per character (decode the file as latin1).
 * Throws {@link RecordingError} with a code and a line.
 */
export function parseRecording(text: string): Recording {
  const headEnd = text.indexOf('\n\n');
  const headText = headEnd < 0 ? text : text.slice(0, headEnd);
  const lines = headText.split('\n');
  const values = readHead(lines);
  const one = (name: (typeof SINGLE)[number]): string => {
    const value = values.get(name)?.[0];
    if (value === undefined) throw new RecordingError('missing-header', 1, `"${name}" is missing`);
    return value;
  };
  const command = values.get('command');
  if (command === undefined) throw new RecordingError('missing-header', 1, '"command" is missing');
  const normalized = values.get('normalized')?.[0] ?? '';
  const raw = headEnd < 0 ? [] : readRecords(text, headEnd + 2, lines.length + 2);
  if (raw.length === 0) throw new RecordingError('no-messages', lines.length, 'there is no message');
  return {
    program: one('program'),
    client: one('client'),
    date: one('date'),
    clock: values.get('clock')?.[0] ?? null,
    files: one('files'),
    command: command.join('\n'),
    says: values.get('says') ?? [],
    normalized: normalized === '' ? [] : normalized.split(', '),
    log: values.get('log') ?? [],
    raw,
    messages: raw.map(({ bytes, ...hop }) => withoutChunks(parseMessage(bytes, hop))),
  };
}

function withoutChunks(message: WireMessage): WireMessage {
  if (!/\bchunked$/i.test(headerOf(message, 'transfer-encoding') ?? '')) return message;
  let body = '';
  let at = 0;
  for (;;) {
    const lineEnd = message.body.indexOf('\r\n', at);
    const size = Number.parseInt(message.body.slice(at, lineEnd), 16);
    if (lineEnd < 0 || !(size > 0)) return { ...message, body };
    body += message.body.slice(lineEnd + 2, lineEnd + 2 + size);
    at = lineEnd + 2 + size + 2;
  }
}

function readHead(lines: readonly string[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [index, line] of lines.entries()) {
    const [, name, value] = /^([a-z]+): (.*)$/s.exec(line) ?? [];
    const repeated = REPEATED.some((known) => known === name);
    const known = repeated || [...SINGLE, ...OPTIONAL].some((other) => other === name);
    if (name === undefined || value === undefined || !known) {
      throw new RecordingError('bad-header', index + 1, `not a header of a recording: ${line}`);
    }
    const earlier = values.get(name);
    if (earlier && !repeated) throw new RecordingError('bad-header', index + 1, `"${name}" stands twice`);
    values.set(name, [...(earlier ?? []), value]);
  }
  return values;
}

function readRecords(text: string, start: number, firstLine: number): RawMessage[] {
  const records: RawMessage[] = [];
  let at = start;
  let line = firstLine;
  while (at < text.length) {
    const lineEnd = text.indexOf('\n', at);
    const introduction = text.slice(at, lineEnd < 0 ? undefined : lineEnd);
    const [, arrow, hop, from, to, size] = RECORD.exec(introduction) ?? [];
    if (lineEnd < 0 || from === undefined || to === undefined) {
      throw new RecordingError('bad-record', line, `not the start of a message: ${introduction}`);
    }
    const end = lineEnd + 1 + Number(size);
    const bytes = text.slice(lineEnd + 1, end);
    if (text[end] !== '\n') throw new RecordingError('short-record', line, `no line end after ${size} bytes`);
    records.push({ kind: arrow === '>>>' ? 'request' : 'response', hop: Number(hop), from, to, bytes });
    line += 2 + (bytes.split('\n').length - 1);
    at = end + 1;
  }
  return records;
}

/** Writes a recording in the form that {@link parseRecording} reads; encode the result as latin1. */
export function formatRecording(head: RecordingHead, raw: readonly RawMessage[]): string {
  const lines = [`program: ${head.program}`, `client: ${head.client}`, `date: ${head.date}`];
  if (head.clock !== null) lines.push(`clock: ${head.clock}`);
  lines.push(`files: ${head.files}`);
  for (const command of head.command.split('\n')) lines.push(`command: ${command}`);
  for (const line of head.says) lines.push(`says: ${line}`);
  if (head.normalized.length > 0) lines.push(`normalized: ${head.normalized.join(', ')}`);
  for (const line of head.log) lines.push(`log: ${line}`);
  const records = raw.map(({ kind, hop, from, to, bytes }) => {
    const arrow = kind === 'request' ? '>>>' : '<<<';
    return `${arrow} ${hop} ${from} ${to} ${bytes.length}\n${bytes}\n`;
  });
  return `${lines.join('\n')}\n\n${records.join('')}`;
}
