import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../case.ts';
import { untilAnswers } from '../ports.ts';
import { Daemon, removeAtTheEnd, removeNow } from '../processes.ts';
import {
  findProgram,
  firstAddress,
  type Program,
  type ProgramKind,
  plainEnvironment,
  portsIn,
  type Service,
  type Site,
  versionFrom,
} from './program.ts';

const PORT = /^http_port\s+(\d+)/gm;

function mainConfiguration(work: string, source: string): string {
  return `${source}
visible_hostname proxy.example.com
pid_filename ${work}/squid.pid
cache_log ${work}/cache.log
access_log none
cache deny all
coredump_dir ${work}
netdb_filename none
pinger_enable off
err_page_stylesheet ${work}/no-style.css
shutdown_lifetime 0 seconds
`;
}

/** Squid with the proof's `squid.conf`. */
class Squid implements Program {
  async start(site: Site): Promise<Service> {
    const program = await findProgram('squid');
    if (program === null) throw new SetupError('Squid is not installed');
    const source = await readFile(join(site.folder, 'squid.conf'), 'utf8');
    const main = join(site.work, 'squid.conf');
    await writeFile(join(site.work, 'no-style.css'), '');
    const text = source.replace(PORT, (_, port) => `http_port 127.0.0.1:${site.listen.get(Number(port))}`);
    await writeFile(main, mainConfiguration(site.work, text));
    // Started by root, Squid works as the user "proxy" and writes its files as that user.
    await chmod(site.work, 0o777);
    const output = join(site.work, 'output.log');
    // Squids on one machine keep their shared memory apart by this name.
    const name = `proof${[...site.listen.values()].join('')}`;
    const shared = ['metadata', 'queues', 'readers'].map((part) => `/dev/shm/${name}-cf__${part}.shm`);
    for (const path of shared) removeAtTheEnd(path);
    const daemon = await Daemon.start(program, ['--foreground', '-n', name, '-f', main], {
      cwd: site.work,
      env: plainEnvironment(),
      output,
    });
    const stop = async (): Promise<void> => {
      // A Squid that is asked to end takes more than two seconds, and has nothing to save here.
      await daemon.stop(0);
      for (const path of shared) removeNow(path);
    };
    try {
      await untilAnswers(firstAddress(site), () => daemon.alive);
    } catch (error) {
      await stop();
      throw new SetupError(`Squid: ${String(error)}\n${await readFile(output, 'utf8')}`);
    }
    return { log: async () => '', stop };
  }
}

export const squidKind: ProgramKind = {
  title: 'Squid',
  configurationFolder: '/etc/squid',
  missing: async () => ((await findProgram('squid')) === null ? ['squid'] : []),
  version: async () => `Squid ${await versionFrom('squid', ['-v'], /Version ([\d.]+)/)}`,
  ports: (files) => portsIn(files.get('squid.conf') ?? '', PORT),
  create: () => new Squid(),
};
