import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCaddy } from '../../scripts/hosting/caddy.ts';
import type { ServerPlace } from '../../scripts/hosting/nginx.ts';
import { writeNginx } from '../../scripts/hosting/nginx.ts';
import type { HostingRules } from '../../scripts/hosting/rules.ts';

/** A server that runs with a file that the build made for it. */
export interface RunningHost {
  readonly origin: string;
  /** Ends the program and removes its folder. */
  close(): Promise<void>;
}

interface Program {
  /** Debian package. */
  readonly package: string;
  readonly command: string;
  /** Arguments that run it in the foreground. Writes what it needs into `folder`. */
  prepare(folder: string, port: number, rules: HostingRules, root: string): readonly string[];
}

export const PROGRAMS: Readonly<Record<'nginx' | 'caddy', Program>> = {
  nginx: {
    package: 'nginx-light',
    command: 'nginx',
    prepare(folder, port, rules, root) {
      const place: ServerPlace = { root, listen: `127.0.0.1:${port}` };
      writeFileSync(join(folder, 'fix401.conf'), writeNginx(rules, place));
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
      const main = [
        'daemon off;',
        'worker_processes 1;',
        // Started by root it would serve as nobody, who may not read a temporary folder.
        ...(process.getuid?.() === 0 ? ['user root;'] : []),
        `pid ${folder}/nginx.pid;`,
        'events { worker_connections 64; }',
        'http {',
        'access_log off;',
        ...temporary.map((name) => `${name}_temp_path ${folder}/${name};`),
        'include fix401.conf;',
        '}',
      ];
      writeFileSync(join(folder, 'nginx.conf'), main.join('\n'));
      return ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'];
    },
  },
  caddy: {
    package: 'caddy',
    command: 'caddy',
    prepare(folder, port, rules, root) {
      const options = '{\n\tadmin off\n\tauto_https off\n}\n';
      const text = writeCaddy(rules, { root, listen: `http://127.0.0.1:${port}` });
      writeFileSync(join(folder, 'Caddyfile'), options + text);
      return ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
    },
  },
};

/** Whether a program can be run here. */
export function hasProgram({ command }: Program): boolean {
  return spawnSync('which', [command], { env: ENV }).status === 0;
}

const ENV = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin` };
const STARTS_WITHIN = 30_000;

/** Starts a program on a free loopback port with the file that `rules` make for it. Throws with what it printed. */
export async function startHost(program: Program, rules: HostingRules, root: string): Promise<RunningHost> {
  const folder = mkdtempSync(join(tmpdir(), 'fix401-host-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const args = program.prepare(folder, port, rules, root);
  const env = { ...ENV, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn(program.command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<void>((done) => child.once('close', () => done()).once('error', () => done()));
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const close = async (): Promise<void> => {
    await end(child, ended);
    process.off('exit', kill);
    rmSync(folder, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  const start = Date.now();
  while (!(await answers(origin))) {
    if (child.exitCode === null && child.signalCode === null && Date.now() - start < STARTS_WITHIN) {
      await new Promise((next) => setTimeout(next, 50));
      continue;
    }
    await close();
    throw new Error(`${program.command} ${args.join(' ')} did not start:\n${output}`);
  }
  return { origin, close };
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await ended;
  clearTimeout(late);
}

async function answers(origin: string): Promise<boolean> {
  try {
    await (await fetch(origin, { redirect: 'manual' })).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}
