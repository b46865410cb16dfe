import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const server = `import { createServer } from 'node:http';
createServer((request, response) => {
  response.writeHead(request.headers.authorization === 'Bearer example-token' ? 200 : 401).end('body');
}).listen(process.env.PORT ?? 8080, '127.0.0.1');
`;
const caseJson = {
  about: 'A token.',
  broken: { status: 401, challenge: null, log: null },
  fixed: { status: 200, challenge: null, log: null },
};

const hasCurl = spawnSync('curl', ['--version']).status === 0;
let top = '';
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'prove-test-'));
  const proof = join(top, 'good/u1-not-logged-in/proof/node');
  for (const [path, text] of [
    ['case.json', JSON.stringify(caseJson)],
    ['common/server.mjs', server],
    ['broken/request.sh', 'curl -i http://example.com/\n'],
    ['fixed/request.sh', "curl -i -H 'Authorization: Bearer example-token' http://example.com/\n"],
  ] as const) {
    await mkdir(join(proof, path, '..'), { recursive: true });
    await writeFile(join(proof, path), text);
  }
  if (!hasCurl) return;
  const { code, output } = await prove(join(top, 'good'), '--record');
  expect(output).toContain('"proven":1');
  expect(code).toBe(0);
}, 60_000);
afterAll(() => rm(top, { recursive: true, force: true }));

function start(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function prove(fixes: string, ...args: readonly string[]): Promise<{ code: number; output: string }> {
  const child = start('--fixes', fixes, ...args);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code: Number(code), output };
}

/** Adds a copy of the good proof, with one file changed, to `folder` as another fix. */
async function addChanged(
  folder: string,
  fix: string,
  path: string,
  change: (text: string) => string,
): Promise<void> {
  const copy = join(top, folder, `${fix}-changed`);
  await cp(join(top, 'good/u1-not-logged-in'), copy, { recursive: true });
  const file = join(copy, 'proof/node', path);
  await writeFile(file, change(await readFile(file, 'latin1')), 'latin1');
}

test.skipIf(!hasCurl)('a recorded proof repeats itself', { timeout: 60_000 }, async () => {
  const { code, output } = await prove(join(top, 'good'));
  expect(code).toBe(0);
  expect(JSON.parse(output.trimEnd().split('\n').at(-1) ?? '')).toEqual({
    ...{ proven: 1, onTwo: 0, skipped: 0, failed: 0, servers: 1, clients: 1 },
  });
});

describe.skipIf(!hasCurl)('one changed character', () => {
  const changes: readonly (readonly [
    fix: string,
    path: string,
    change: (text: string) => string,
    says: string,
  ])[] = [
    [
      'u11',
      'broken.http',
      (text) => text.replace('1.1 401', '1.1 402'),
      'else\n    broken: another exchange than recorded',
    ],
    [
      'u12',
      'fixed.http',
      (text) => text.replace('-i -H', '-I -H'),
      'else\n    fixed: another exchange than recorded',
    ],
    [
      'u13',
      'common/server.mjs',
      (text) => `${text}\n`,
      'else\n    broken: the recording does not fit the files',
    ],
    [
      'u14',
      'fixed/request.sh',
      (text) => `${text}#`,
      'else\n    fixed: the recording does not fit the files',
    ],
    [
      'u15',
      'case.json',
      (text) => text.replace('401', '403'),
      'else\n    broken: status: expected 403, got 401',
    ],
    ['u16', 'common/server.mjs', () => 'process.env.PORT ?? 8080; nothing();\n', 'could not be run'],
    [
      'u17',
      'broken.http',
      (text) => text.replace(/^program: .*/, 'program: Node 1.0.0'),
      'recorded on Node 1.0.0, ran on',
    ],
  ];
  let result = { code: 0, output: '' };
  beforeAll(async () => {
    for (const [fix, path, change] of changes) await addChanged('changed', fix, path, change);
    result = await prove(join(top, 'changed'));
  }, 120_000);

  test.each(changes)('%s, %s is noticed', (fix, _path, _change, says) => {
    const where = result.output.indexOf(`${fix}/node: `, result.output.indexOf('\n\n'));
    expect(result.output.slice(where, where + 200)).toContain(says);
  });

  test('all fail but the one on another version', () => {
    expect(result.code).toBe(1);
    expect(result.output.trimEnd().split('\n').at(-1)).toContain(
      '"proven":1,"onTwo":0,"skipped":0,"failed":6',
    );
    expect(result.output).toContain('nothing is not defined');
  });
});

const ownFolders = async (): Promise<string[]> =>
  (await readdir('/tmp')).filter((name) => name.startsWith('fix401-prove-'));

const canLook = hasCurl && process.platform === 'linux';
test.skipIf(!canLook)('an interrupted run leaves no process and no folder', { timeout: 60_000 }, async () => {
  // The client would wait for ever: the server never answers.
  await addChanged('slow', 'u11', 'common/server.mjs', () =>
    server.replace('response.writeHead', 'if (request) return;\n  response.writeHead'),
  );
  const before = await ownFolders();
  const child = start('--fixes', join(top, 'slow'));
  let mine: string[] = [];
  while (!(await serverOf(mine))) {
    mine = (await ownFolders()).filter((name) => !before.includes(name));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  expect(code).toBe(130);
  expect(await serverOf(mine)).toBe(false);
  expect(await ownFolders()).not.toEqual(expect.arrayContaining(mine));
});

/** Whether a process works in one of the folders. */
async function serverOf(folders: readonly string[]): Promise<boolean> {
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '');
    const directory = /(?:^|\0)HOME=([^\0]*)/.exec(environment)?.[1] ?? '';
    if (folders.some((name) => directory.includes(name))) return true;
  }
  return false;
}
