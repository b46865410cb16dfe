// Started by sandbox.ts: runs `prove` and says what is left of it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface RunOf {
  readonly args: readonly string[];
  /** Sent as soon as a process of the run has this in its command line. */
  readonly interrupt?: { readonly signal: NodeJS.Signals; readonly when: string };
}

/** Runs of `prove` that are started together; they are interrupted one after the other. */
export type Job = readonly RunOf[];

export interface Report {
  readonly runs: readonly {
    readonly code: number | null;
    readonly output: string;
    /** How many of the other runs were still going when this one had ended. */
    readonly others: number;
  }[];
  /** Ports that were listened on just before the first signal. */
  readonly ports: number;
  /** What is there after the last run and was not before the first. */
  readonly left: readonly string[];
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const project = fileURLToPath(new URL('../..', import.meta.url));

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

/** Command lines of all processes but this one and the first, which reaps orphans; those of zombies are empty. */
function processes(): Map<number, string> {
  const all = new Map<number, string>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!(pid > 1) || pid === process.pid) continue;
    const command = readOrEmpty(`/proc/${name}/cmdline`).replaceAll('\0', ' ').trim();
    if (command !== '') all.set(pid, command);
  }
  return all;
}

/** Ports that processes in here listen on, on any loopback address. */
function listening(): string[] {
  const sockets = new Set<string>();
  for (const pid of processes().keys()) {
    try {
      for (const fd of readdirSync(`/proc/${pid}/fd`)) {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
        if (inode !== undefined) sockets.add(inode);
      }
    } catch {
      // It has ended meanwhile.
    }
  }
  return readOrEmpty('/proc/net/tcp')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([, local = '', , state, , , , , , inode = '']) =>
      state === '0A' && sockets.has(inode) ? [local] : [],
    );
}

/** Whether somebody listens on an address like `0100007F:1F90`. */
async function answers(address: string): Promise<boolean> {
  const [host = '', port = ''] = address.split(':');
  const octets = host.match(/../g)?.reverse() ?? [];
  const socket = connect({
    host: octets.map((octet) => Number.parseInt(octet, 16)).join('.'),
    port: Number.parseInt(port, 16),
  });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

const places = ['/tmp', '/dev/shm', '/run', '/var/lib', '/var/tmp', '/var/log', '/var/cache'];

function files(): string[] {
  return places.flatMap((place) =>
    readdirSync(place, { recursive: true, withFileTypes: true })
      .map(({ parentPath, name }) => `${parentPath}/${name}`)
      .filter((path) => !path.startsWith(project))
      .map((path) => `file ${path}`),
  );
}

const mounts = (): string[] =>
  readOrEmpty('/proc/self/mounts')
    .split('\n')
    .map((line) => `mount ${line}`);

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function watch(job: Job): Promise<Report> {
  const before = new Set([...files(), ...mounts()]);
  const running = new Set<ChildProcess>();
  const started = job.map(({ args, interrupt }) => {
    const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const ended = once(child, 'close').finally(() => running.delete(child));
    const output = Promise.all([text(child.stdout), text(child.stderr)]).then((both) => both.join(''));
    return { child, ended, output, interrupt };
  });
  const there = (when: string): boolean => [...processes().values()].some((line) => line.includes(when));
  for (const { interrupt, child } of started) {
    if (interrupt !== undefined) await until(() => there(interrupt.when) || !running.has(child));
  }
  const ports = listening();
  const runs = [];
  for (const { child, ended, output, interrupt } of started) {
    if (interrupt !== undefined) child.kill(interrupt.signal);
    await ended;
    runs.push({ code: child.exitCode, output: await output, others: running.size });
  }
  const left = [...processes().values()].map((line) => `process ${line}`);
  left.push(...[...files(), ...mounts()].filter((name) => !before.has(name)));
  for (const port of ports) if (await answers(port)) left.push(`port ${port}`);
  return { runs, ports: ports.length, left };
}

console.log(JSON.stringify(await watch(JSON.parse(process.argv[2] ?? '[]'))));
