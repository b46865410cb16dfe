import { parentPort, workerData } from 'node:worker_threads';
import { parseWWWAuthenticateHeader } from 'http-auth-utils';
import { HOSTILE, type HostileReader } from './hostile-inputs.ts';
import { authHeader, readByOauth4webapi, responseWith, wwwAuthenticate } from './packages.ts';

const READERS: Readonly<Record<HostileReader, (text: string) => unknown>> = {
  oauth4webapi: (text) => readByOauth4webapi(responseWith(text)),
  'auth-header': (text) => authHeader.parse(text),
  'www-authenticate': (text) => new wwwAuthenticate.parsers.WWW_Authenticate(text),
  'http-auth-utils': (text) => parseWWWAuthenticateHeader(text),
};

const known = Object.entries(READERS).find(([name]) => name === workerData);
if (known === undefined) throw new Error(`${String(workerData)}: no such reader`);
const [, read] = known;
for (const [name, text] of HOSTILE) {
  parentPort?.postMessage({ name });
  const start = performance.now();
  try {
    await read(text);
  } catch {
    // A refusal is an answer, too.
  }
  parentPort?.postMessage({ name, milliseconds: performance.now() - start });
}
parentPort?.postMessage(null);
