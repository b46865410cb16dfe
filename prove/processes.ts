import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chmod, mkdtemp, open } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';

const running = new Set<ChildProcess>();
const leftovers = new Set<string>();

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

/** A new folder below /tmp that every user may read (servers run as www-data); removed by the clean-up. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join('/tmp', 'fix401-prove-'));
  leftovers.add(folder);
  await chmod(folder, 0o755);
  return folder;
}

/** Has a file that a program may leave somewhere else removed by the clean-up. */
export function removeAtTheEnd(path: string): void {
  leftovers.add(path);
}

/** Removes a folder or file now. */
export function removeNow(path: string): void {
  rmSync(path, { recursive: true, force: true });
  leftovers.delete(path);
}

export interface StartOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** File that takes what the program prints. */
  readonly output: string;
}

/** A program in the foreground, in a process group of its own. */
export class Daemon {
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#exited = new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
    running.add(child);
  }

  static async start(file: string, args: readonly string[], options: StartOptions): Promise<Daemon> {
    const output = await open(options.output, 'a');
    const { cwd, env } = options;
    const stdio: ['ignore', number, number] = ['ignore', output.fd, output.fd];
    const child = spawn(file, args, { cwd, env, detached: true, stdio });
    const daemon = new Daemon(child);
    await output.close();
    return daemon;
  }

  get alive(): boolean {
    return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** TERM to the whole group, KILL when it has not ended after `patience` ms; resolves when it has ended. */
  async stop(patience = 3_000): Promise<void> {
    signalGroup(this.#child, 'SIGTERM');
    const killer = setTimeout(() => signalGroup(this.#child, 'SIGKILL'), patience);
    await this.#exited;
    clearTimeout(killer);
    // Children that outlive their parent.
    signalGroup(this.#child, 'SIGKILL');
    running.delete(this.#child);
  }
}

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, at most `timeout` milliseconds; code 127 when it does not exist. */
export async function runToEnd(
  file: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly timeout?: number } = {},
): Promise<Finished> {
  const { timeout = 30_000, ...rest } = options;
  const child = spawn(file, args, { ...rest, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const killer = setTimeout(() => signalGroup(child, 'SIGKILL'), timeout);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('latin1').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (exit) => resolve(exit ?? 137));
  });
  clearTimeout(killer);
  running.delete(child);
  return { code, stdout, stderr };
}

function killAll(): void {
  for (const child of running) signalGroup(child, 'SIGKILL');
  for (const path of leftovers) rmSync(path, { recursive: true, force: true });
}

/** Nothing that was started here outlives this process, whether it ends, fails or is interrupted. */
export function cleanUpAtTheEnd(): void {
  process.on('exit', killAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // TERM first: nginx and Apache then remove their own sockets and workers.
      for (const child of running) signalGroup(child, 'SIGTERM');
      setTimeout(() => process.exit(128 + constants.signals[signal]), 300);
    });
  }
}
