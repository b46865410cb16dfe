import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRoot } from '../programs/program.ts';

/** How a client finds the recorders: by options of curl's, or by names that lead to a loopback address. */
export type Route =
  | { readonly by: 'options' }
  | {
      readonly by: 'names';
      /** Loopback address that only this state listens on, so that the ports are those of the files. */
      readonly address: string;
    };

// Far from 127.0.0.1 and from 127.0.1.1, the machine's own name on Debian.
const NETWORK = '127.77';
let next = (process.pid * 7) % 60_000;

/**
 * curl can be led by options, as anybody; other clients read the hosts file. They are started in a mount
 * namespace of their own, in which it names the hosts of the proof.
 */
export function routeOf(clients: readonly { readonly name: string }[]): Route {
  if (clients.every(({ name }) => name === 'curl')) return { by: 'options' };
  next = (next + 1) % 60_000;
  return { by: 'names', address: `${NETWORK}.${1 + Math.floor(next / 250)}.${1 + (next % 250)}` };
}

/** Whether clients can be led by names here: it takes Linux and a root that may make namespaces. */
export const canUseNames =
  process.platform === 'linux' && isRoot && spawnSync('unshare', ['-m', '-p', '-f', 'true']).status === 0;

const HOST = /\b(?:[\w-]+\.)*example\.(?:com|net|org)\b/g;

/** Writes the hosts file of a state to `folder` and gives its path. */
export async function writeHosts(
  folder: string,
  address: string,
  files: ReadonlyMap<string, string>,
): Promise<string> {
  const names = new Set([...files.values()].flatMap((text) => text.match(HOST) ?? []));
  const path = join(folder, 'hosts');
  await writeFile(path, `127.0.0.1 localhost\n${address} ${[...names].sort().join(' ')}\n`);
  return path;
}
