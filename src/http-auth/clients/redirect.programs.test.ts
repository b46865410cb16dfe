import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FieldLine } from '../types.ts';
import { followRedirect, type RedirectOptions, type RedirectRequest } from './redirect.ts';

/** The redirects of the model beside those of the real programs: fetch() of this Node, and curl where it is installed. */
interface Seen {
  readonly url: string;
  readonly method: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
}

const seen: Seen[] = [];
const servers: Server[] = [];
const ports: string[] = [];
const CURL = await version();

beforeAll(async () => {
  for (let count = 0; count < 2; count += 1) {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
        const fields = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
        const body = Buffer.concat(chunks).toString();
        seen.push({ url: url.href, method: request.method ?? '', fields: new Map(fields), body });
        const to = url.searchParams.get('to');
        const status = to === null ? 200 : Number(url.searchParams.get('status'));
        response.writeHead(status, to === null ? {} : { Location: to }).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    servers.push(server);
    ports.push(String((server.address() as AddressInfo).port));
  }
});

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

const LINES: readonly FieldLine[] = [
  ['authorization', 'Bearer example-token'],
  ['cookie', 'session=example'],
  ['x-api-key', 'example-key'],
  ['content-type', 'text/plain'],
];
const COMPARED = LINES.map(([name]) => name);

type Target = 'same' | 'port' | 'host';

function address(target: Target, status: number): string {
  const to = {
    same: '/end',
    port: `http://127.0.0.1:${ports[1]}/end`,
    host: `http://localhost:${ports[0]}/end`,
  }[target];
  return `http://127.0.0.1:${ports[0]}/start?status=${status}&to=${encodeURIComponent(to)}`;
}

/** What the program sent last, or null when it sent one request only. */
function second(): Record<string, unknown> | null {
  const [, next] = seen.splice(0);
  if (next === undefined) return null;
  const lines = COMPARED.filter((name) => next.fields.has(name));
  return { url: next.url, method: next.method, lines, body: next.body === '' ? 'none' : 'kept' };
}

function predicted(
  client: 'node' | 'curl',
  status: number,
  request: RedirectRequest,
  options: RedirectOptions = {},
): Record<string, unknown> | null {
  const lines: readonly FieldLine[] = [['Location', new URL(request.url).searchParams.get('to') ?? '']];
  const result = followRedirect(request, { status, lines }, client, options);
  if (!result.ok) return null;
  const { url, method, body } = result.request;
  return { url, method, lines: result.request.lines.map(([name]) => name), body };
}

const CASES = [300, 301, 302, 303, 307, 308].flatMap((status) =>
  (['GET', 'POST', 'PUT', 'DELETE'] as const).flatMap((method) =>
    (['same', 'port', 'host'] as const).map((target) => ({ status, method, target })),
  ),
);

test.each(CASES)('fetch() of Node: $status $method to the $target', async ({ status, method, target }) => {
  const url = address(target, status);
  const body = method === 'POST' || method === 'PUT' ? 'kept' : 'none';
  const response = await fetch(url, {
    method,
    headers: LINES.map(([name, value]): [string, string] => [name, value]),
    ...(body === 'kept' ? { body: 'a=1' } : {}),
  });
  await response.arrayBuffer();
  expect(second()).toEqual(predicted('node', status, { url, method, lines: LINES, body }));
});

describe.skipIf(CURL === null)('curl', () => {
  test.each(CASES.filter(({ method }) => method === 'GET' || method === 'POST'))(
    '-L: $status $method to the $target',
    async ({ status, method, target }) => {
      const url = address(target, status);
      const body = method === 'POST' ? 'kept' : 'none';
      await curl([...flags(), ...(body === 'kept' ? ['-d', 'a=1'] : []), url]);
      // -H sets the type, so curl sends it whatever becomes of the body.
      const without = (value: Record<string, unknown> | null) =>
        value && { ...value, lines: (value['lines'] as string[]).filter((name) => name !== 'content-type') };
      expect(without(second())).toEqual(
        without(predicted('curl', status, { url, method, lines: LINES, body })),
      );
    },
  );

  test.each([
    ['--location-trusted', ['--location-trusted'], { trusted: true }],
    ['-X PUT', ['-X', 'PUT'], { forcedMethod: true }],
  ] as const)('%s', async (_, more, options) => {
    const url = address('host', 302);
    const method = more[0] === '-X' ? 'PUT' : 'GET';
    await curl([...flags(), ...more, url]);
    expect(second()).toMatchObject(
      predicted('curl', 302, { url, method, lines: LINES, body: 'none' }, options) ?? {},
    );
  });
});

function flags(): string[] {
  return ['-L', ...LINES.flatMap(([name, value]) => ['-H', `${name}: ${value}`])];
}

function curl(args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const all = ['-q', '-sS', '--max-time', '20', '-o', '/dev/null', ...args];
    execFile('curl', all, (error) => (error === null ? done() : fail(error)));
  });
}

function version(): Promise<string | null> {
  return new Promise((done) => {
    execFile('curl', ['--version'], (error, out) => done(error === null ? (out.split(' ')[1] ?? '') : null));
  });
}
