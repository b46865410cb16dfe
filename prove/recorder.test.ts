import { once } from 'node:events';
import { Agent, createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { Recorder, Tape } from './recorder.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function recorderTo(
  port: number,
  tape: Tape,
  hop = { hop: 1, from: 'client', to: 'a' },
): Promise<number> {
  const recorder = await Recorder.listen(tape, hop, port);
  closing.push(() => recorder.close());
  return recorder.port;
}

function get(port: number, path: string, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { port, path, host: '127.0.0.1', ...(agent ? { agent } : {}) };
    const request = httpRequest(options, (response) => resolve(text(response)));
    request.once('error', reject).end();
  });
}

const startLines = (tape: Tape): string[] =>
  tape.messages().map(({ hop, bytes }) => `${hop} ${bytes.slice(0, bytes.indexOf('\r\n'))}`);

test('an inner hop stands between the request and the response that caused it', async () => {
  const tape = new Tape();
  const inner = await recorderTo(
    await listening(createServer((_, response) => response.writeHead(401).end('no'))),
    tape,
    { hop: 2, from: 'a', to: 'b' },
  );
  const outer = createServer(async ({ url }, response) => response.end(await get(inner, `/inner${url}`)));
  expect(await get(await recorderTo(await listening(outer), tape), '/x')).toBe('no');
  expect(startLines(tape)).toEqual([
    '1 GET /x HTTP/1.1',
    '2 GET /inner/x HTTP/1.1',
    '2 HTTP/1.1 401 Unauthorized',
    '1 HTTP/1.1 200 OK',
  ]);
});

test('a response whose head sets off the next request stands before it', async () => {
  const tape = new Tape();
  let endFirst = (): void => {};
  const server = createServer(({ url }, response) => {
    if (url === '/2') {
      response.end('2');
      endFirst();
      return;
    }
    response.writeHead(401, { 'Content-Length': 1 }).flushHeaders();
    endFirst = () => response.end('1');
  });
  const port = await recorderTo(await listening(server), tape);
  const first = await new Promise<IncomingMessage>((resolve) => {
    httpRequest({ port, path: '/1', host: '127.0.0.1' }, resolve).end();
  });
  expect(await get(port, '/2')).toBe('2');
  expect(await text(first)).toBe('1');
  expect(startLines(tape)).toEqual(
    ['GET /1 HTTP/1.1', 'HTTP/1.1 401 Unauthorized', 'GET /2 HTTP/1.1', 'HTTP/1.1 200 OK'].map(
      (line) => `1 ${line}`,
    ),
  );
});

test('one connection may carry several requests, and several connections run side by side', async () => {
  const tape = new Tape();
  let connections = 0;
  const server = createServer(({ url }, response) => response.end(url));
  server.on('connection', () => {
    connections += 1;
  });
  const port = await recorderTo(await listening(server), tape);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (const path of ['/1', '/2', '/3']) expect(await get(port, path, agent)).toBe(path);
  expect(connections).toBe(1);
  agent.destroy();
  await Promise.all(['/4', '/5', '/6', '/7'].map((path) => get(port, path)));
  const all = startLines(tape);
  expect(all).toHaveLength(14);
  expect(all.slice(0, 4)).toEqual([
    '1 GET /1 HTTP/1.1',
    '1 HTTP/1.1 200 OK',
    '1 GET /2 HTTP/1.1',
    '1 HTTP/1.1 200 OK',
  ]);
});

test('what the client sends is written down byte for byte, and ends of connections are passed on', async () => {
  const tape = new Tape();
  const server = createServer((_, response) => response.end('ok'));
  const port = await recorderTo(await listening(server), tape);
  const bytes = 'GET / HTTP/1.0\r\nhOsT:example.com\r\nX-Odd:\t a  \r\n\r\n';
  const socket = connect(port, '127.0.0.1');
  socket.end(bytes);
  expect(await text(socket)).toContain('ok');
  expect(tape.messages()[0]).toEqual({ kind: 'request', hop: 1, from: 'client', to: 'a', bytes });
});

test('a server that is not there ends the connection of the client', async () => {
  const port = await recorderTo(1, new Tape());
  await expect(get(port, '/')).rejects.toThrow();
});
