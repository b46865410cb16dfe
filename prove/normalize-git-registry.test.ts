import { expect, test } from 'vitest';
import { Normalizer } from './normalize.ts';

const nothing = { folders: new Map<string, string>(), ports: new Map<number, number>() };

function body(type: string, chunks: string): string {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n`;
  const bytes = head + chunks;
  const message = new Normalizer(nothing).message({ kind: 'response', hop: 1, from: 'a', to: 'b', bytes });
  expect(message.bytes.startsWith(head)).toBe(true);
  return message.bytes.slice(head.length);
}

test('an answer of git is one chunk, in however many it came', () => {
  const once = '1a\r\n0014agent=git/2.39.5\r\n0000\r\n0\r\n\r\n';
  const often = '4\r\n0014\r\n12\r\nagent=git/2.39.5\r\n\r\n4\r\n0000\r\n0\r\n\r\n';
  const type = 'application/x-git-upload-pack-result';
  expect(body(type, often)).toBe(once);
  expect(body(type, once)).toBe(once);
});

test('chunks of other answers stay as they came', () => {
  const chunks = '1\r\na\r\n1\r\nb\r\n0\r\n\r\n';
  expect(body('text/plain', chunks)).toBe(chunks);
});

test("log lines of Docker's registry have a fixed time, id and client port", () => {
  const line =
    'time="2020-01-02T03:04:05.678901234Z" level=warning msg="insufficient scope" ' +
    'http.request.id=a44179f3-5463-4455-8708-b3f178c8fc44 http.request.remoteaddr="127.0.0.1:4567" x=1';
  expect(new Normalizer(nothing).log(line)).toBe(
    'time="2026-11-24T12:00:00Z" level=warning msg="insufficient scope" ' +
      'http.request.id=04010401-0401-4401-8401-040104010401 http.request.remoteaddr="127.0.0.1:50000" x=1',
  );
});
