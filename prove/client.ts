import { SetupError } from './case.ts';
import { runToEnd } from './processes.ts';
import { nodeEnvironment } from './programs/node.ts';
import { findProgram } from './programs/program.ts';

/** The commands of a `request.sh`, one a line, continued lines joined, comments left out. */
export function commandsOf(script: string): string[] {
  return script
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Name and version of the client that sends the first request: "curl 7.88.1". */
export async function clientVersion(script: string): Promise<string> {
  const name = /\b(curl)\b/.exec(script)?.[1];
  if (name === undefined) throw new SetupError('request.sh names no client that is known (curl)');
  const { stdout } = await runToEnd(name, ['--version']);
  return `${name} ${/^curl ([\d.]+)/.exec(stdout)?.[1] ?? 'unknown'}`;
}

/** Debian packages that are missing to run `script`. */
export async function missingClients(): Promise<string[]> {
  return (await findProgram('curl')) === null ? ['curl'] : [];
}

// Every host and port of the commands leads to the recorder, so Host and URL stay as they were typed.
const preamble = 'curl() { command curl -q -sS --connect-to "::127.0.0.1:$PROOF_PORT" "$@"; }\n';

// 47: the redirects never end, a fault that a proof may be about.
const allowedExits = [0, 47];

/**
 * Runs the request of a state in its folder, through the recorder on `port`.
 * Throws {@link SetupError} when a command could not be run.
 */
export async function sendRequest(
  folder: string,
  script: string,
  port: number,
  clock: string,
): Promise<void> {
  for (const command of commandsOf(script)) {
    const { code, stdout, stderr } = await runToEnd('bash', ['-c', preamble + command], {
      cwd: folder,
      env: nodeEnvironment(clock, { HOME: folder, PROOF_PORT: String(port) }),
    });
    if (!allowedExits.includes(code)) {
      throw new SetupError(`exit ${code} of: ${command}\n${stdout}${stderr}`);
    }
    if (code === 0 && stderr !== '') throw new SetupError(`${command}\n${stderr}`);
  }
}
