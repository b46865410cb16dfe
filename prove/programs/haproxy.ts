import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startInForeground } from './foreground.ts';
import {
  findProgram,
  type Program,
  type ProgramKind,
  portsIn,
  type Service,
  type Site,
  versionFrom,
} from './program.ts';

const BIND = /^\s*bind\s+\*?:(\d+)/gm;

/** A request's line in the log; it comes when the client already has its answer. */
const REQUEST = / HTTP\/[\d.]+"\n/g;
/** Longest wait for it, in milliseconds. */
const PATIENCE = 10_000;

// Without time-outs HAProxy complains; the rest is what Debian's haproxy.cfg begins with.
const BASE = `global
    log stdout format raw local0
defaults
    log global
    mode http
    option httplog
    option dontlognull
    timeout connect 5s
    timeout client 50s
    timeout server 50s
`;

/** HAProxy with the proof's `haproxy.cfg`: user lists, frontends and backends. */
class Haproxy implements Program {
  async start(site: Site): Promise<Service> {
    const source = await readFile(join(site.folder, 'haproxy.cfg'), 'utf8');
    const main = join(site.work, 'haproxy.cfg');
    const text = source.replace(BIND, (line, port) =>
      line.replace(/\*?:\d+$/, `127.0.0.1:${site.listen.get(Number(port))}`),
    );
    await writeFile(main, BASE + text);
    const { daemon, printed } = await startInForeground('HAProxy', 'haproxy', ['-db', '-f', main], site);
    return {
      async log(answered) {
        const deadline = performance.now() + PATIENCE;
        let text = await printed();
        while ((text.match(REQUEST)?.length ?? 0) < answered && performance.now() < deadline) {
          await wait(10);
          text = await printed();
        }
        return text.replace(/^\[(?:NOTICE|WARNING)\] .*\n/gm, '');
      },
      stop: () => daemon.stop(),
    };
  }
}

export const haproxyKind: ProgramKind = {
  title: 'HAProxy',
  configurationFolder: '/etc/haproxy',
  missing: async () => ((await findProgram('haproxy')) === null ? ['haproxy'] : []),
  version: async () => `HAProxy ${await versionFrom('haproxy', ['-v'], /version ([\d.]+)/)}`,
  ports: (files) => portsIn(files.get('haproxy.cfg') ?? '', BIND),
  create: () => new Haproxy(),
};
