import { execFile, execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, faults, summary } from '../hmac/fixtures/ask.ts';
import type { Decision, FieldLine, Incoming } from '../types.ts';
import { readAmzDate } from './date.ts';

const SECRET = 'example-secret-access-key';
const KEY_ID = 'EXAMPLEACCESSKEYID';
const REGION = 'us-east-1';

const got: Incoming[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const raw = request.rawHeaders;
    const lines = raw.flatMap((name, i): FieldLine[] => (i % 2 === 0 ? [[name, raw[i + 1] ?? '']] : []));
    const { method = '', url = '' } = request;
    const body = new Uint8Array(Buffer.concat(chunks));
    got.push({ method, target: url, origin: 'http://127.0.0.1', lines, body });
    response.end();
  });
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());

/** What curl sends, signed by itself. */
async function byCurl(
  service: string,
  target: string,
  args: readonly string[],
): Promise<Incoming | undefined> {
  const { port } = server.address() as AddressInfo;
  const sign = ['--aws-sigv4', `aws:amz:${REGION}:${service}`, '--user', `${KEY_ID}:${SECRET}`];
  const address = `http://127.0.0.1:${port}${target}`;
  await promisify(execFile)('curl', [
    '-q',
    '--silent',
    '--noproxy',
    '*',
    '--max-time',
    '30',
    ...sign,
    ...args,
    address,
  ]);
  return got.at(-1);
}

describe.skipIf(!hasCurl())('what curl --aws-sigv4 sends (skipped where curl cannot)', () => {
  const rows: [service: string, target: string, args: string[]][] = [
    ['execute-api', '/', []],
    ['execute-api', '/account?a=1&b=2', []],
    ['execute-api', '/account', ['--request', 'DELETE']],
    ['execute-api', '/account', ['--data', 'a=1&b=2']],
    ['execute-api', '/account', ['--header', 'X-Amz-Target: example']],
    ['s3', '/a%20b', []],
    ['s3', '/account', ['--data', 'a=1']],
  ];
  test.each(rows)('%s %s %j is accepted', async (service, target, args) => {
    const request = await byCurl(service, target, args);
    const decision = await judge(request, service, SECRET);
    expect(summary(decision)).toBe('200 authenticated');
    const other = await judge(request, service, 'another-secret');
    expect(summary(other)).toBe('401 invalid-credentials sigv4.signature');
    expect([...faults(decision, [SECRET]), ...faults(other, [SECRET])]).toEqual([]);
  });

  /** It signs path and query as written: not sorted, not encoded a second time, names without "=". */
  const asWritten = ['/account?b=2&a=1', '/a%20b', '/account?flag', '/account?a=%2f'];
  test.skipIf(version() !== '7.88.1').each(asWritten)('curl 7.88.1 signs %s wrongly', async (target) => {
    const decision = await judge(await byCurl('execute-api', target, []), 'execute-api', SECRET);
    expect(summary(decision)).toBe('401 invalid-credentials sigv4.signature');
  });
});

/** At the moment that curl signed. */
function judge(request: Incoming | undefined, service: string, secret: string): Promise<Decision> {
  const date = request?.lines.find(([name]) => name.toLowerCase() === 'x-amz-date')?.[1] ?? '';
  const keys = [{ owner: 'ada', id: KEY_ID, secret }];
  const policy = { scheme: 'AWS4-HMAC-SHA256', region: REGION, service, keys, window: 0 } as const;
  return ask(policy, request ?? {}, { now: readAmzDate(date) ?? Number.NaN });
}

function version(): string | undefined {
  if (!hasCurl()) return undefined;
  return /^curl (\S+)/.exec(execFileSync('curl', ['--version'], { encoding: 'utf8' }))?.[1];
}

function hasCurl(): boolean {
  try {
    return execFileSync('curl', ['--help', 'all'], { encoding: 'utf8' }).includes('--aws-sigv4');
  } catch {
    console.warn('curl is missing: its AWS signatures are not checked');
    return false;
  }
}
