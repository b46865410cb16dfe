import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Decision, Incoming } from '../../src/http-auth/types.ts';
import { startLab } from './lab-server.ts';
import type { LabHost } from './node-host.ts';

const decisions: { readonly request: Incoming; readonly decision: Decision }[] = [];
let host: LabHost;

beforeAll(async () => {
  host = await startLab({ onDecision: (_id, request, decision) => decisions.push({ request, decision }) });
});
afterAll(() => host.close());

/** Writes bytes to the server as they are and returns all it answers until it, or `Connection: close`, ends. */
function exchange(sent: string | readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(host.origin);
    const socket = connect(Number(port), '127.0.0.1');
    let received = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text;
    });
    socket.on('error', reject).on('close', () => resolve(received));
    for (const part of [sent].flat()) socket.write(part, 'latin1');
  });
}

function get(path: string, ...lines: readonly string[]): string {
  return ['GET', path, 'HTTP/1.1\r\nHost: lab.example.com\r\n']
    .join(' ')
    .concat(...lines.map((line) => `${line}\r\n`), 'Connection: close\r\n\r\n');
}

/** The field lines of that name in an answer. */
function lines(received: string, name: string): string[] {
  const head = received.slice(0, received.indexOf('\r\n\r\n'));
  return head.split('\r\n').filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
}

test('each challenge is a field line of its own', async () => {
  const received = await exchange(get('/lab/bearer-basic'));
  expect(received).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
  expect(lines(received, 'WWW-Authenticate')).toEqual([
    'WWW-Authenticate: Bearer realm="account"',
    'WWW-Authenticate: Basic realm="account", charset="UTF-8"',
  ]);
});

test('challenges stand on one line where the fault says so', async () => {
  const received = await exchange(get('/lab/bearer-basic-joined'));
  expect(lines(received, 'WWW-Authenticate')).toEqual([
    'WWW-Authenticate: Bearer realm="account", Basic realm="account", charset="UTF-8"',
  ]);
});

test('the engine reads target, origin, names, order and bytes of the fields as sent', async () => {
  await exchange(get('/lab/basic?a=%7e&b', 'X-a: \xe9', 'authorization: Basic x', 'Authorization: Basic y'));
  expect(decisions.at(-1)?.request).toMatchObject({
    method: 'GET',
    target: '/lab/basic?a=%7e&b',
    origin: 'http://lab.example.com',
    lines: [
      ['Host', 'lab.example.com'],
      ['X-a', 'é'],
      ['authorization', 'Basic x'],
      ['Authorization', 'Basic y'],
      ['Connection', 'close'],
    ],
  });
  expect(decisions.at(-1)?.decision.status).toBe(400);
});

test('a request to a proxy names the same resource', async () => {
  await exchange(get('http://lab.example.com/lab/basic?x'));
  expect(decisions.at(-1)?.request.target).toBe('/lab/basic?x');
});

test('HEAD gets the fields of GET and no body', async () => {
  const whole = await exchange(get('/lab/basic'));
  const head = await exchange(get('/lab/basic').replace('GET', 'HEAD'));
  const fields = (received: string): string => received.split('\r\n\r\n')[0]?.replace(/Date: .*/, '') ?? '';
  expect(fields(head)).toBe(fields(whole));
  expect(whole.split('\r\n\r\n')[1]).not.toBe('');
  expect(head.split('\r\n\r\n')[1]).toBe('');
});

test('one connection carries several requests', async () => {
  const first = get('/lab/basic').replace('Connection: close\r\n', '');
  const received = await exchange([first, first, get('/lab/basic')]);
  expect(received.match(/HTTP\/1\.1 401/g)).toHaveLength(3);
});

test('the body reaches the engine, with and without a length', async () => {
  const post = (fields: string, body: string): string =>
    `POST /lab/basic HTTP/1.1\r\nHost: lab.example.com\r\nConnection: close\r\n${fields}\r\n\r\n${body}`;
  for (const sent of [
    post('Content-Length: 3', 'a\xff\0'),
    post('Transfer-Encoding: chunked', '3\r\na\xff\0\r\n0\r\n\r\n'),
  ]) {
    expect(await exchange(sent)).toMatch(/^HTTP\/1\.1 401/);
    expect([...(decisions.at(-1)?.request.body ?? [])]).toEqual([97, 255, 0]);
  }
});

test.each([
  ['a long body, announced', `Content-Length: ${2 ** 20 + 1}\r\n\r\n`, 413],
  [
    'a long body, chunked',
    `Transfer-Encoding: chunked\r\n\r\n${(2 ** 20 + 1).toString(16)}\r\n${'x'.repeat(2 ** 20 + 1)}\r\n0\r\n\r\n`,
    413,
  ],
  ['a long header', `Authorization: Bearer ${'x'.repeat(70_000)}\r\n\r\n`, 431],
  ['a field without a colon', 'Authorization\r\n\r\n', 400],
])('%s is refused in words, and the server goes on', async (_what, rest, status) => {
  const received = await exchange(`POST /lab/basic HTTP/1.1\r\nHost: lab.example.com\r\n${rest}`);
  expect(received).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(JSON.parse(received.split('\r\n\r\n').at(-1) ?? '')).toMatchObject({ status });
  expect(await exchange(get('/lab/basic'))).toMatch(/^HTTP\/1\.1 401/);
});

test('a client that waits for leave to send its body gets it, or the refusal at once', async () => {
  const asks = (length: number): string =>
    `POST /lab/basic HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`;
  expect(await exchange(`${asks(1)}x`)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 401/);
  expect(await exchange(asks(2 ** 20 + 1))).toMatch(/^HTTP\/1\.1 413/);
});

test('an unknown address answers 404 and lists what there is', async () => {
  const received = await exchange(get('/lab/nothing'));
  expect(received).toMatch(/^HTTP\/1\.1 404/);
  expect(received).toContain('http://lab.example.com/lab/basic');
});

test('credentials that a client cannot make are made, and let in', async () => {
  const made = await (await fetch(`${host.origin}/credentials/bearer`)).text();
  const [name = '', value = ''] = made.trim().split(/: (.*)/s);
  const { status } = await fetch(`${host.origin}/lab/bearer`, { headers: { [name]: value } });
  expect(status).toBe(200);
});
