import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from './case.ts';
import { runToEnd, temporaryFolder } from './processes.ts';

/** A certificate for example.com and its subdomains that signs itself, made once a run. */
export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
  readonly cert: Buffer;
  readonly key: Buffer;
}

let made: Promise<Certificate> | null = null;

async function make(): Promise<Certificate> {
  const folder = await temporaryFolder();
  const certFile = join(folder, 'example.com.pem');
  const keyFile = join(folder, 'example.com.key');
  const names = 'subjectAltName=DNS:example.com,DNS:*.example.com';
  const { code, stderr } = await runToEnd('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-subj', '/CN=example.com', '-addext', names, '-days', '2', '-keyout', keyFile, '-out', certFile],
  ]);
  if (code !== 0) throw new SetupError(`openssl made no certificate\n${stderr}`);
  return { certFile, keyFile, cert: await readFile(certFile), key: await readFile(keyFile) };
}

/** The run's certificate; made at the first call. Throws SetupError when openssl fails. */
export function runCertificate(): Promise<Certificate> {
  made ??= make();
  return made;
}
