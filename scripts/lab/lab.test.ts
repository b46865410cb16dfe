import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { PASSWORD } from '../../src/lab/world.ts';

interface Run {
  readonly child: ChildProcess;
  readonly printed: { out: string; err: string };
}

/** Starts the command on Node as npm does. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, ['scripts/lab.ts', ...args], {
    env: { PATH: process.env['PATH'], ...env },
    timeout: 60_000,
  });
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text;
  });
  return { child, printed };
}

/** The address that a run has printed. */
async function served({ child, printed }: Run): Promise<string> {
  for (;;) {
    const address = /served at (http:\/\/127\.0\.0\.1:\d+)\/lab\//.exec(printed.out + printed.err)?.[1];
    if (address !== undefined) return address;
    await Promise.race([once(child.stdout ?? child, 'data'), once(child.stderr ?? child, 'data')]);
  }
}

test.each(['SIGINT', 'SIGTERM'] as const)('ends well on %s, also with a connection open', async (signal) => {
  const lab = run([]);
  const address = await served(lab);
  expect((await fetch(`${address}/lab/basic`)).status).toBe(401);
  lab.child.kill(signal);
  expect(await once(lab.child, 'close')).toEqual([0, null]);
  expect(lab.printed.out).toContain(`curl -i -u ada:${PASSWORD} ${address}/lab/basic`);
  expect(lab.printed.err).toBe('');
});

test('--json prints a line per decision, without secrets, and nothing else', async () => {
  const lab = run(['--json']);
  const address = await served(lab);
  const authorization = `Basic ${btoa(`ada:${PASSWORD}`)}`;
  await fetch(`${address}/lab/basic`, { headers: { authorization } });
  await fetch(`${address}/lab/bearer-basic?access_token=example-token`);
  lab.child.kill('SIGTERM');
  await once(lab.child, 'close');
  const lines = lab.printed.out.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      ...{ resource: 'basic', method: 'GET', status: 200, outcome: 'authenticated', decisive: null },
      challenges: [],
    },
    {
      ...{ resource: 'bearer-basic', method: 'GET', status: 401, outcome: 'no-credentials' },
      decisive: 'request.credentials',
      challenges: ['Bearer realm="account"', 'Basic realm="account", charset="UTF-8"'],
    },
  ]);
  expect(lab.printed.out).not.toContain('example-token');
});

test('a port that was asked for and is taken ends the command in words', async () => {
  const holder = createServer();
  await once(holder.listen(0, '127.0.0.1'), 'listening');
  const address = holder.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const lab = run([], { PORT: port });
  expect(await once(lab.child, 'close')).toEqual([1, null]);
  expect(lab.printed.err).toMatch(new RegExp(`^Port ${port} is taken`));
  holder.close();
});

test('a wrong word gets the usage', async () => {
  const lab = run(['--jsn']);
  expect(await once(lab.child, 'close')).toEqual([2, null]);
  expect(lab.printed.err).toContain('usage: npm run lab');
});
