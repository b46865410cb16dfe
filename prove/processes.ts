import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { SetupError } from './case.ts';

const running = new Set<ChildProcess>();
const leftovers = new Set<string>();
let interruptedBy: NodeJS.Signals | null = null;

/** Exit code when this run was interrupted, else null: nothing new is started then. */
export function interruption(): number | null {
  return interruptedBy === null ? null : 128 + constants.signals[interruptedBy];
}

function refuseWhenInterrupted(): void {
  if (interruptedBy !== null) throw new SetupError('interrupted');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

/** A new folder below /tmp that every user may read (servers run as www-data); removed by the clean-up. */
export async function temporaryFolder(): Promise<string> {
  refuseWhenInterrupted();
  // At one stroke: a signal finds it either not there or on the list.
  const folder = mkdtempSync(join('/tmp', 'fix401-prove-'));
  leftovers.add(folder);
  chmodSync(folder, 0o755);
  return folder;
}

/** Has a file that a program may leave somewhere else removed by the clean-up. */
export function removeAtTheEnd(path: string): void {
  leftovers.add(path);
}

/** Removes a folder or file now. */
export function removeNow(path: string): void {
  // A program that was just killed may still be writing its last file.
  rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  leftovers.delete(path);
}

export interface StartOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** File that takes what the program prints. Its folder is the program's home and holds its temporary files. */
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
    try {
      refuseWhenInterrupted();
      const own = dirname(options.output);
      const env = { HOME: own, TMPDIR: own, ...options.env };
      const stdio: ['ignore', number, number] = ['ignore', output.fd, output.fd];
      return new Daemon(spawn(file, args, { cwd: options.cwd, env, detached: true, stdio }));
    } finally {
      await output.close();
    }
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
    await endGroup(this.#child);
  }
}

/** Kills what has outlived the first process of a group, and waits until it is gone. */
async function endGroup(child: ChildProcess): Promise<void> {
  const deadline = performance.now() + 500;
  while (signalGroup(child, 'SIGKILL') && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  running.delete(child);
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
  refuseWhenInterrupted();
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
  await endGroup(child);
  return { code, stdout, stderr };
}

function killAll(): void {
  for (const child of running) signalGroup(child, 'SIGKILL');
  for (const path of [...leftovers]) removeNow(path);
}

const PATIENCE = 300;
const LAST_MOMENT = 10_000;

/**
 * Nothing that was started here outlives this process, whether it ends, fails or is interrupted. A signal
 * ends all programs, so that every run comes to its own clean-up; a second one ends this process at once.
 */
export function cleanUpAtTheEnd(): void {
  process.on('exit', killAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const end = (): never => process.exit(128 + constants.signals[signal]);
      if (interruptedBy !== null) end();
      interruptedBy = signal;
      // TERM first: many programs then remove their own sockets and workers.
      for (const child of running) signalGroup(child, 'SIGTERM');
      setTimeout(() => {
        for (const child of running) signalGroup(child, 'SIGKILL');
      }, PATIENCE).unref();
      setTimeout(end, LAST_MOMENT).unref();
    });
  }
}
