import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canUseNames } from './clients/route.ts';
import { findProgram } from './programs/program.ts';
import { inSandbox } from './testing/sandbox.ts';
import type { Report } from './testing/watch.ts';

const content = fileURLToPath(new URL('../content/fixes', import.meta.url));
const needed = ['curl', 'wget', 'apache2', 'squid', 'nginx', 'php'];
const there = await Promise.all(needed.map((name) => findProgram(name)));
const canRun = canUseNames && there.every((path) => path !== null);

const answers = `import { createServer } from 'node:http';
createServer((request, response) => {
  response.writeHead(request.headers.authorization === 'Bearer example-token' ? 200 : 401).end();
}).listen(process.env.PORT ?? 8080, '127.0.0.1');
`;
const silent = answers.replace(/response\.writeHead.*/, '// No answer: the client waits for ever.');
const state = (status: number) => ({ status, challenge: null, log: null });

let fixes = '';
async function addProof(fix: string, server: string, client: string): Promise<void> {
  const proof = join(fixes, `${fix}-test/proof/node`);
  for (const [path, text] of [
    ['case.json', JSON.stringify({ about: 'A token.', broken: state(401), fixed: state(200) })],
    ['common/server.mjs', server],
    ['broken/request.sh', `${client} http://example.com:8080/${fix}\n`],
    [
      'fixed/request.sh',
      `${client} --header 'Authorization: Bearer example-token' http://example.com:8080/${fix}\n`,
    ],
  ] as const) {
    await mkdir(join(proof, path, '..'), { recursive: true });
    await writeFile(join(proof, path), text);
  }
}

beforeAll(async () => {
  fixes = await mkdtemp(join(tmpdir(), 'prove-clean-'));
  await addProof('u1', answers, 'curl -i');
  await addProof('u2', answers, 'wget -O page');
  await addProof('u3', silent, 'curl -i');
  await addProof('u4', silent, 'wget -O page');
  for (const [name, program] of [
    ['u13-apache-strips-authorization-php', 'apache'],
    ['u40-proxy-auth-407', 'squid'],
  ] as const) {
    await cp(join(content, name, 'proof', program), join(fixes, name, 'proof', program), { recursive: true });
  }
});
afterAll(() => rm(fixes, { recursive: true, force: true }));

type Interrupt = readonly [fix: string, signal: NodeJS.Signals, when: string];

const prove = (...interrupts: readonly Interrupt[]): Promise<Report> =>
  inSandbox(
    interrupts.map(([fix, signal, when]) => ({
      args: ['--fixes', '/mnt', '--record', fix],
      interrupt: { signal, when },
    })),
    { fixes },
  );

describe.skipIf(!canRun)('no process, service, port, file or mount is left', { timeout: 120_000 }, () => {
  test('when a run has ended', async () => {
    const { runs, left } = await inSandbox(
      [{ args: ['--fixes', '/mnt', '--record'].concat(['u1', 'u2', 'u13', 'u40']) }],
      { fixes },
    );
    expect(runs[0]?.output).toContain('"proven":4');
    expect(left).toEqual([]);
  });

  test.each([
    ['Node starts', 'u1', 'SIGINT', 'server.mjs'],
    ['PHP-FPM and Apache start', 'u13', 'SIGINT', 'php-fpm'],
    ['Apache starts', 'u13', 'SIGTERM', 'apache2'],
    ['Squid starts', 'u40', 'SIGTERM', 'squid --foreground'],
    ['Squid has started its worker', 'u40', 'SIGINT', '(squid-1)'],
  ] as const)('when a run is interrupted while %s', async (_, fix, signal, when) => {
    const { runs, left } = await prove([fix, signal, when]);
    expect(runs[0]).toMatchObject({ code: signal === 'SIGINT' ? 130 : 143 });
    expect(left).toEqual([]);
  });

  test.each([
    ['curl', 'u3', 'SIGTERM', 'curl -q'],
    ['a client in a namespace of its own', 'u4', 'SIGINT', 'wget -O'],
  ] as const)('when a run is interrupted while %s waits for an answer', async (_, fix, signal, when) => {
    const { runs, ports, left } = await prove([fix, signal, when]);
    expect(runs[0]).toMatchObject({ code: signal === 'SIGINT' ? 130 : 143 });
    expect(ports).toBeGreaterThan(1);
    expect(left).toEqual([]);
  });

  test('when one of two runs is interrupted, and the other goes on until it is, too', async () => {
    const { runs, left } = await prove(
      ['u3', 'SIGINT', 'http://example.com:8080/u3'],
      ['u4', 'SIGTERM', 'http://example.com:8080/u4'],
    );
    expect(runs).toMatchObject([
      { code: 130, others: 1 },
      { code: 143, others: 0 },
    ]);
    expect(left).toEqual([]);
  });
});
