import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a process and all it started have used. */
export interface Usage {
  /** User and system time, in seconds. */
  readonly cpu: number;
  /** Largest resident memory of the whole tree seen at once, in MB. Pages shared by processes count twice. */
  readonly memory: number;
}

/** Ticks of a second in /proc, on every Linux that Node runs on. */
const TICKS = 100;
const PAGE_BYTES = 4096;
const EVERY_MS = 200;

/** Runs a program and measures its process tree. Needs Linux. Rejects, with its output, when it ends with an error. */
export async function measure(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly timeoutMs: number },
): Promise<Usage> {
  const before = childrenCpu();
  const child = spawn(program, args, {
    ...options,
    timeout: options.timeoutMs,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  let memory = 0;
  const timer = setInterval(() => {
    if (child.pid !== undefined) memory = Math.max(memory, treeMemory(child.pid));
  }, EVERY_MS);
  try {
    await new Promise<void>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => {
        if (code === 0) resolve();
        else reject(new Error(`${program} ${args.join(' ')} ended with ${code ?? signal}:\n${output}`));
      });
    });
  } finally {
    clearInterval(timer);
  }
  return { cpu: (childrenCpu() - before) / TICKS, memory: memory / 1e6 };
}

/** The numbers of /proc/<pid>/stat after the name; the first is the parent's id (proc(5), field 4). */
function statOf(pid: number | 'self'): number[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text
    .slice(text.lastIndexOf(')') + 4)
    .split(' ')
    .map(Number);
}

/** Ticks of all children that have ended, and of theirs. */
function childrenCpu(): number {
  const stat = statOf('self');
  return (stat[12] ?? 0) + (stat[13] ?? 0);
}

/** Resident bytes of a process and all below it, now. */
function treeMemory(root: number): number {
  const children = new Map<number, number[]>();
  const resident = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const pid = Number(name);
    try {
      const stat = statOf(pid);
      const parent = stat[0] ?? 0;
      children.set(parent, [...(children.get(parent) ?? []), pid]);
      resident.set(pid, (stat[20] ?? 0) * PAGE_BYTES);
    } catch {
      // It ended between the listing and the reading.
    }
  }
  let sum = 0;
  const queue = [root];
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    sum += resident.get(pid) ?? 0;
    queue.push(...(children.get(pid) ?? []));
  }
  return sum;
}
