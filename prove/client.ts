import { SetupError } from './case.ts';
import type { Certificate } from './certificate.ts';
import { runToEnd } from './processes.ts';
import { nodeEnvironment } from './programs/node.ts';
import { findProgram, versionFrom } from './programs/program.ts';

/** The commands of a `request.sh`, one a line, continued lines joined, comments left out. */
export function commandsOf(script: string): string[] {
  return script
    .replace(/\\\n\s*/g, '')
    .replace(/(?<=\|)\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Name and version of the client that sends the first request: "curl 7.88.1". */
export async function clientVersion(script: string): Promise<string> {
  const name = /\b(curl)\b/.exec(script)?.[1];
  if (name === undefined) throw new SetupError('request.sh names no client that is known (curl)');
  return `${name} ${await versionFrom(name, ['--version'], /^curl ([\d.]+)/)}`;
}

/** Debian packages that are missing to run `script`. */
export async function missingClients(): Promise<string[]> {
  return (await findProgram('curl')) === null ? ['curl'] : [];
}

/** Where the client finds the recorders of hop 1. */
export interface ClientDoors {
  plain: number | null;
  tls: number | null;
  readonly certificate: Certificate | null;
}

/**
 * A curl that behaves as typed, with every host and port leading to the recorders. When it speaks to a
 * proxy (`-x`), the address of the proxy was rewritten and everything else is the proxy's affair.
 */
function preamble({ plain, tls, certificate }: ClientDoors, script: string): string {
  const options = ['-q', '-sS'];
  if (/\s-x\s/.test(script)) return `curl() { command curl ${options.join(' ')} "$@"; }\n`;
  if (certificate !== null) options.push(`--cacert ${certificate.certFile}`);
  if (tls !== null) options.push(`--connect-to :443:127.0.0.1:${tls}`);
  if (plain !== null) options.push(`--connect-to ::127.0.0.1:${plain}`);
  return `curl() { command curl ${options.join(' ')} "$@"; }\n`;
}

// The redirects never end: a fault that a proof may be about.
const EXPECTED = /^curl: \(47\) .*\n/gm;

/**
 * Runs the request of a state in its folder, through the recorders of hop 1.
 * Throws {@link SetupError} when a command could not be run: when it wrote to its error output.
 */
export async function sendRequest(
  folder: string,
  script: string,
  doors: ClientDoors,
  clock: string,
): Promise<void> {
  const { code, stdout, stderr } = await runToEnd('bash', ['-uc', preamble(doors, script) + script], {
    cwd: folder,
    env: nodeEnvironment(clock, { HOME: folder }),
  });
  const complaint = stderr.replace(EXPECTED, '');
  if (complaint !== '' || code >= 126) {
    throw new SetupError(`request.sh ended with ${code}\n${stdout}${complaint}`);
  }
}
