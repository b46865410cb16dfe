import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seal } from './seal.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const server = `import { createServer } from 'node:http';
createServer((request, response) => {
  const known = request.headers.authorization === 'Bearer example-token';
  if (!known) console.error('no token');
  response.writeHead(known ? 200 : 401, { 'WWW-Authenticate': 'Bearer' }).end('body');
}).listen(process.env.PORT ?? 8080, '127.0.0.1');
`;
const caseJson = {
  about: 'A token.',
  broken: { status: 401, challenge: 'Bearer', log: 'no token', holds: ['body'] },
  fixed: { status: 200, challenge: 'Bearer', log: null },
};

const hasCurl = spawnSync('curl', ['--version']).status === 0;
let top = '';
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'prove-test-'));
  const proof = join(top, 'good/u1-not-logged-in/proof/node');
  for (const [path, content] of [
    ['case.json', JSON.stringify(caseJson)],
    ['common/server.mjs', server],
    ['broken/request.sh', 'curl -i http://example.com/\n'],
    ['fixed/request.sh', "curl -i -H 'Authorization: Bearer example-token' http://example.com/\n"],
  ] as const) {
    await mkdir(join(proof, path, '..'), { recursive: true });
    await writeFile(join(proof, path), content);
  }
  if (!hasCurl) return;
  const { code, output } = await prove('--fixes', join(top, 'good'), '--record');
  expect(output).toContain('"proven":1');
  expect(code).toBe(0);
}, 60_000);
afterAll(() => rm(top, { recursive: true, force: true }));

async function prove(...args: readonly string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: Number(code), output: stdout + stderr };
}

const lastLine = (output: string): unknown => JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');

/** Adds a copy of the good proof, with one file changed, to the folder `changed` as another fix. */
async function addChanged(fix: string, { path, change }: Change): Promise<void> {
  const copy = join(top, 'changed', `${fix}-changed`);
  await cp(join(top, 'good/u1-not-logged-in'), copy, { recursive: true });
  const file = join(copy, 'proof/node', path);
  const before = await readFile(file, 'latin1');
  expect(change(before), `${fix}: ${path}`).not.toBe(before);
  await writeFile(file, change(before), 'latin1');
}

test.skipIf(!hasCurl)('a recorded proof repeats itself', { timeout: 60_000 }, async () => {
  const { code, output } = await prove('--fixes', join(top, 'good'));
  expect(code).toBe(0);
  expect(lastLine(output)).toEqual({ proven: 1, onTwo: 0, skipped: 0, failed: 0, servers: 1, clients: 1 });
  expect(output).toMatch(/^1\/1 u1\/node: 401 -> 200 \(\d+\.\d s\)$/m);
  expect(output).toMatch(/^fix {2}program {2}version +broken {2}fixed {2}seconds$/m);
  expect(output).toMatch(/^u1 {3}node {5}Node [\d.]+; curl [\d.]+ {2}401 {5}200 {4}\d+\.\d$/m);
  expect(output).toMatch(/^all {6}1 {7}\d+\.\d$/m);
});

interface Change {
  readonly path: string;
  readonly change: (content: string) => string;
  /** What the run says of it; the first line is how it ended. */
  readonly says: string;
}

const stale = 'was not run, its recordings do not fit\n';
const differs = 'the server answered something else\n';
const replace =
  (from: string | RegExp, to: string) =>
  (content: string): string =>
    content.replace(from, to);
const edited = (path: string, from: string | RegExp, to: string): Change => ({
  ...{ path, change: replace(from, to), says: `${stale}    ${path.slice(0, -5)}: the recording was edited` },
});
/** A recording of another exchange, as if it had been recorded so. */
const recorded = (path: string, from: string | RegExp, to: string): Change => ({
  path,
  change: (content) => seal(content.replace(from, to)),
  says: `${differs}    ${path.slice(0, -5)}: another exchange than recorded`,
});

const changes: readonly (readonly [what: string, change: Change])[] = [
  ['the program', edited('broken.http', 'program: Node 2', 'program: Node 3')],
  ['the client', edited('broken.http', 'client: curl 7', 'client: curl 6')],
  ['the date', edited('fixed.http', /^date: 2/m, 'date: 3')],
  ['the clock', edited('broken.http', /^clock: 2/m, 'clock: 3')],
  ['the status line', edited('broken.http', '1.1 401', '1.1 402')],
  ['a header of the request', edited('fixed.http', 'Bearer example-token\r', 'Bearer example-tokem\r')],
  ['a header of the response', edited('broken.http', 'Authenticate: B', 'Authenticate: b')],
  ['the body', edited('fixed.http', '\nbody', '\nbodi')],
  ['a log line', edited('broken.http', 'log: no', 'log: No')],
  ['the end', { ...edited('fixed.http', /\n$/, ''), says: `${stale}    fixed: line` }],
  [
    'the hash of the files',
    {
      path: 'fixed.http',
      change: (content) => content.replace(/(?<=^files: sha256:)./m, (digit) => (digit === '0' ? '1' : '0')),
      says: `${stale}    fixed: the recording does not fit`,
    },
  ],
  ['a recorded status', recorded('broken.http', '1.1 401', '1.1 402')],
  ['a recorded header', recorded('broken.http', 'Authenticate: B', 'Authenticate: b')],
  ['a recorded body', recorded('fixed.http', '\nbody', '\nbodi')],
  ['a recorded request', recorded('fixed.http', 'Bearer example-token\r', 'Bearer example-tokem\r')],
  ['a recorded log line', recorded('broken.http', 'log: no', 'log: No')],
  ['a recorded command', recorded('fixed.http', '-i -H', '-I -H')],
  ['a recorded clock', recorded('broken.http', /^clock: 2/m, 'clock: 3')],
  ['a list of normalized fields', recorded('broken.http', 'normalized: Date', 'normalized: Data')],
  [
    'the configuration',
    {
      path: 'common/server.mjs',
      change: replace('no token', 'No token'),
      says: `${stale}    broken: the recording does not fit the files`,
    },
  ],
  [
    'the request',
    {
      path: 'fixed/request.sh',
      change: replace('-i', '-I'),
      says: `${stale}    fixed: the recording does not fit the files`,
    },
  ],
  [
    'the status that is wanted',
    {
      path: 'case.json',
      change: replace('401', '403'),
      says: `${differs}    broken: status: expected 403, got 401`,
    },
  ],
  [
    'the challenge that is wanted',
    {
      path: 'case.json',
      change: replace('"Bearer"', '"bearer"'),
      says: `${differs}    broken: challenge: expected bearer, got Bearer`,
    },
  ],
  [
    'the log line that is wanted',
    {
      path: 'case.json',
      change: replace('no token', 'No token'),
      says: `${differs}    broken: log: no line holds`,
    },
  ],
  [
    'the text that is wanted',
    {
      path: 'case.json',
      change: replace('"body"', '"Body"'),
      says: `${differs}    broken: the last response does not hold`,
    },
  ],
];

describe.skipIf(!hasCurl)('one changed character', () => {
  let result = { code: 0, output: '' };
  beforeAll(async () => {
    for (const [index, [, change]] of changes.entries()) await addChanged(`u${100 + index}`, change);
    result = await prove('--fixes', join(top, 'changed'));
  }, 120_000);

  test.each(changes.map(([what, { path, says }], index) => [path, what, index, says] as const))(
    'in %s makes it fail: %s',
    (_path, _what, index, says) => {
      const where = `\nu${100 + index}/node: `;
      const at = result.output.indexOf(where);
      expect(result.output.slice(at + where.length).slice(0, says.length)).toBe(says);
    },
  );

  test('makes the run fail, and those that cannot be right are told before anything runs', () => {
    expect(result.code).toBe(1);
    expect(lastLine(result.output)).toMatchObject({ proven: 0, skipped: 0, failed: changes.length });
    const lines = result.output.split('\n').slice(0, changes.length);
    const count = changes.filter(([, { says }]) => says.startsWith(stale)).length;
    expect(lines.slice(0, count).every((line) => line.endsWith('do not fit (0.0 s)'))).toBe(true);
  });
});

describe.skipIf(!hasCurl)('what is neither as recorded nor another answer', { timeout: 60_000 }, () => {
  const provenIn = async (fix: string, change: Change): Promise<{ code: number; output: string }> => {
    await addChanged(fix, change);
    const outcome = await prove('--fixes', join(top, 'changed'), fix);
    await rm(join(top, 'changed', `${fix}-changed`), { recursive: true });
    return outcome;
  };

  test('another version with the same exchange is said and passes', async () => {
    const older = replace(/^program: Node .*/, 'program: Node 1.0.0');
    const change = { path: 'broken.http', change: (content: string) => seal(older(content)), says: '' };
    const { code, output } = await provenIn('u200', change);
    expect(output).toMatch(/^u200\/node: recorded on Node 1\.0\.0, ran on Node [\d.]+$/m);
    expect(code).toBe(0);
  });

  test('another version with another exchange fails', async () => {
    const older = replace(/^program: Node .*/, 'program: Node 1.0.0');
    const change = (content: string): string => seal(older(content).replace('\nbody', '\nbodi'));
    const { code, output } = await provenIn('u201', { path: 'broken.http', change, says: '' });
    expect(output).toContain('u201/node: the server answered something else');
    expect(code).toBe(1);
  });

  test('a server that does not start is said to be that', async () => {
    const fix = {
      path: 'common/server.mjs',
      change: () => 'process.env.PORT ?? 8080; nothing();\n',
      says: '',
    };
    await addChanged('u202', fix);
    const { code, output } = await prove('--fixes', join(top, 'changed'), '--record', 'u202/node');
    await rm(join(top, 'changed', 'u202-changed'), { recursive: true });
    expect(output).toContain('u202/node: could not be run');
    expect(output).toContain('nothing is not defined');
    expect(code).toBe(1);
  });
});

describe('the command line', { timeout: 60_000 }, () => {
  test('explains itself', async () => {
    const { code, output } = await prove('--help');
    expect(output).toContain('Usage: npm run prove');
    expect(code).toBe(0);
  });

  test.each([
    ['an unknown option', ['--recrod'], "Unknown option '--recrod'"],
    ['an unknown fix', ['u99'], 'There is no proof "u99"'],
    ['an unknown program', ['u13/iis'], 'There is no proof "u13/iis"'],
    ['an unknown folder', ['--fixes', '/nowhere'], 'There is no folder /nowhere'],
  ])('refuses %s', async (_, args, says) => {
    const { code, output } = await prove(...args);
    expect(output).toContain(says);
    expect(code).toBe(2);
  });
});
