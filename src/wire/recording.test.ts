import { describe, expect, test } from 'vitest';
import { headerOf, statusOf } from './message.ts';
import {
  formatRecording,
  parseRecording,
  type RawMessage,
  RecordingError,
  type RecordingHead,
} from './recording.ts';

const head: RecordingHead = {
  program: 'nginx 1.22.1',
  client: 'curl 7.88.1',
  date: '2026-11-24',
  clock: null,
  files: 'sha256:00ff',
  command: 'curl -i http://example.com/private/',
  says: [],
  normalized: ['Date'],
  log: ['2026/11/24 12:00:00 [error] 1#1: *1 user "alice": password mismatch'],
};
const request: RawMessage = {
  kind: 'request',
  hop: 1,
  from: 'client',
  to: 'nginx',
  bytes: 'GET /private/ HTTP/1.1\r\nHost: example.com\r\n\r\n',
};
const response: RawMessage = {
  kind: 'response',
  hop: 1,
  from: 'nginx',
  to: 'client',
  bytes:
    'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm="Staff"\r\nContent-Length: 9\r\n\r\n>>> 1 a\n\n',
};

function codeOf(text: string): string {
  try {
    parseRecording(text);
  } catch (error) {
    if (error instanceof RecordingError) return `${error.code} ${error.line}`;
    throw error;
  }
  return 'no error';
}

describe('a recording', () => {
  test('survives writing and reading', () => {
    const text = formatRecording(head, [request, response]);
    const { raw, messages, ...provenance } = parseRecording(text);
    expect(provenance).toEqual(head);
    expect(raw).toEqual([request, response]);
    expect(messages).toHaveLength(2);
    expect(formatRecording(provenance, raw)).toBe(text);
  });

  test('keeps several commands, several log lines, a clock and no normalized field', () => {
    const more = {
      ...head,
      clock: '2026-11-24T12:00:00Z',
      command: 'a\nb',
      log: ['x: y', ''],
      normalized: [],
    };
    expect(parseRecording(formatRecording(more, [request]))).toMatchObject(more);
  });

  test('may be sealed', () => {
    const text = formatRecording(head, [request, response]);
    expect(parseRecording(text.replace('command:', 'seal: sha256:00\ncommand:'))).toEqual(
      parseRecording(text),
    );
  });

  test('counts bytes, so a body may look like the start of a message', () => {
    const [, answer] = parseRecording(formatRecording(head, [request, response, request])).messages;
    expect(answer && statusOf(answer)).toBe(401);
    expect(answer && headerOf(answer, 'www-authenticate')).toBe('Basic realm="Staff"');
    expect(answer?.body).toBe('>>> 1 a\n\n');
  });

  test('gives bodies joined from their chunks, and the bytes as they were', () => {
    const bytes =
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\nb;x=y\r\n to alice\r\n\r\n0\r\n\r\n';
    const { raw, messages } = parseRecording(formatRecording(head, [{ ...response, bytes }]));
    expect(messages[0]?.body).toBe('Hello to alice\r\n');
    expect(raw[0]?.bytes).toBe(bytes);
  });

  test('ends a chunked body that was cut at its last whole chunk', () => {
    const bytes = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n';
    expect(parseRecording(formatRecording(head, [{ ...response, bytes }])).messages[0]?.body).toBe('Hello');
  });

  test('may hold any byte', () => {
    const bytes = `POST / HTTP/1.1\r\n\r\n${String.fromCharCode(...Array(256).keys())}`;
    expect(parseRecording(formatRecording(head, [{ ...request, bytes }])).raw[0]?.bytes).toBe(bytes);
  });
});

describe('what is no recording is refused with code and line', () => {
  const good = formatRecording(head, [request, response]);
  test.each([
    ['an empty text', '', 'bad-header 1'],
    ['an unknown header', good.replace('client:', 'clients:'), 'bad-header 2'],
    ['a header that stands twice', good.replace('date:', 'client: x\ndate:'), 'bad-header 3'],
    ['a missing header', good.replace(/^date: .*\n/m, ''), 'missing-header 1'],
    ['no command', good.replace(/^command: .*\n/m, ''), 'missing-header 1'],
    ['no message', good.slice(0, good.indexOf('\n\n') + 2), 'no-messages 7'],
    ['a head alone', good.slice(0, good.indexOf('\n\n')), 'no-messages 7'],
    ['a broken start of a message', good.replace('>>> 1 client', '>> 1 client'), 'bad-record 9'],
    ['a size that does not fit', good.replace(/(>>> .*) \d+\n/, '$1 3\n'), 'short-record 9'],
    ['a size that is too small later on', good.replace(/(<<< .*) \d+\n/, '$1 7\n'), 'short-record 14'],
    ['a cut end', good.slice(0, -4), 'short-record 14'],
  ])('%s', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });
});
