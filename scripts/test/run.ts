import { spawn } from 'node:child_process';

/** How a program ended. */
export interface Ended {
  /** Null when it was ended for taking too long. */
  readonly code: number | null;
  /** Both streams, as they came. */
  readonly output: string;
}

/** Runs a script on this Node and keeps its output. Ends it after `minutes`. */
export function runScript(
  script: string,
  args: readonly string[],
  minutes: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: minutes * 60_000,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, output: code === null ? `${output}\nEnded after ${minutes} minutes.` : output }),
    );
  });
}
