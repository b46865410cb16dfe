import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Job, Report } from './watch.ts';

const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const watch = fileURLToPath(new URL('watch.ts', import.meta.url));

/** Where the fixes of the test stand inside. */
export const inside = '/mnt';

interface Options {
  /** Folder of fixes that is seen at {@link inside}. */
  readonly fixes: string;
  /** Folders that are empty inside. */
  readonly hidden?: readonly string[];
  /** All programs of /usr/bin that are left inside; default: all. */
  readonly programs?: readonly string[];
}

const quoted = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`;

/**
 * Runs `prove` in namespaces of its own, in which /tmp and /dev/shm are empty and only its own processes are
 * seen, so that whatever is found there afterwards is its own. Takes root on Linux.
 */
export async function inSandbox(job: Job, { fixes, hidden = [], programs }: Options): Promise<Report> {
  const lines = [
    'set -e',
    `mount --bind ${quoted(fixes)} ${inside}`,
    `mount --bind ${quoted(project)} /media`,
    ...['/tmp', '/dev/shm', ...hidden].map((folder) => `mount -t tmpfs tmpfs ${folder}`),
    'chmod 1777 /tmp /dev/shm',
    // A project below one of them stays where it is.
    `test -d ${quoted(project)} || { mkdir -p ${quoted(project)}; mount --bind /media ${quoted(project)}; }`,
  ];
  if (programs !== undefined) {
    const paths = programs.map((name) => `/usr/bin/${name}`).join(' ');
    lines.push(`mkdir /tmp/programs; cp -a ${paths} /tmp/programs`, 'mount --bind /tmp/programs /usr/bin');
  }
  // Not the last command, or bash would make way for it and nobody would reap orphans.
  lines.push(`${quoted(process.execPath)} ${quoted(watch)} ${quoted(JSON.stringify(job))}`, 'exit 0');
  const namespaces = ['-m', '--propagation', 'private', '-p', '-f', '--kill-child', '--mount-proc'];
  const child = spawn('unshare', [...namespaces, 'bash', '-c', lines.join('\n')], {
    env: { ...process.env, HOME: '/tmp' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  try {
    const report: Report = JSON.parse(stdout);
    return report;
  } catch {
    throw new Error(`${stdout}\n${stderr}`);
  }
}
