import { describe, expect, test } from 'vitest';
import { HttpStream } from './http-stream.ts';

/** Cuts `text`, pushed in pieces of `size` bytes, and gives the messages; "|" marks what `end()` gave. */
function cut(text: string, methods: readonly string[] | null, size: number, end = false): string[] {
  const found: string[] = [];
  const queue = [...(methods ?? [])];
  const stream = new HttpStream(
    { begin: () => {}, message: (bytes) => found.push(bytes.toString('latin1')) },
    methods === null ? null : () => queue.shift() ?? null,
  );
  for (let at = 0; at < text.length; at += size) {
    stream.push(Buffer.from(text.slice(at, at + size), 'latin1'));
  }
  if (end) stream.end();
  return found;
}

const get = 'GET / HTTP/1.1\r\nHost: example.com\r\n\r\n';
const post = 'POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello';
const chunkedPost = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n';
const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const chunked =
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\na\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n';
const noContent = 'HTTP/1.1 204 No Content\r\n\r\n';
const continued = 'HTTP/1.1 100 Continue\r\n\r\n';
const untilEnd = 'HTTP/1.0 401 Unauthorized\r\nServer: x\r\n\r\nsome text';
const headAnswer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n';

describe.each([1, 7, 1_000])('in pieces of %i bytes', (size) => {
  test('requests with and without a body follow each other', () => {
    expect(cut(get + post + chunkedPost + get, null, size)).toEqual([get, post, chunkedPost, get]);
  });

  test('responses are cut by length, chunks and status', () => {
    const all = [ok, chunked, noContent, continued, ok];
    expect(cut(all.join(''), ['GET', 'GET', 'GET', 'POST'], size)).toEqual(all);
  });

  test('the answer to HEAD has no body, whatever its Content-Length says', () => {
    expect(cut(headAnswer + ok, ['HEAD', 'GET'], size)).toEqual([headAnswer, ok]);
  });

  test('a response without a length lasts until the end of the connection', () => {
    expect(cut(untilEnd, ['GET'], size)).toEqual([]);
    expect(cut(untilEnd, ['GET'], size, true)).toEqual([untilEnd]);
  });

  test('a message that breaks off is kept as far as it came', () => {
    expect(cut(post.slice(0, -2), null, size, true)).toEqual([post.slice(0, -2)]);
  });

  test('after CONNECT and after an upgrade nothing is cut', () => {
    const connected = 'HTTP/1.1 200 Connection established\r\n\r\n';
    expect(cut(`${connected}\x16\x03\x01`, ['CONNECT'], size, true)).toEqual([connected]);
    const upgraded = 'HTTP/1.1 101 Switching Protocols\r\n\r\n';
    expect(cut(`${upgraded}\x81\x05`, ['GET'], size, true)).toEqual([upgraded]);
    const refused = 'HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 2\r\n\r\nno';
    expect(cut(refused + connected, ['CONNECT', 'CONNECT'], size)).toEqual([refused, connected]);
  });
});
