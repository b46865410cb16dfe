import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../case.ts';
import { untilAnswers } from '../ports.ts';
import { Daemon } from '../processes.ts';
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

const PROGRAM = 'docker-registry';
const ADDRESS = /^ +addr: :(\d+)$/gm;
// What is wrong with a token is only "info"; the other lines of this level tell of start-up and of each answer.
const OTHER_LINES = /^(?!.* level=(?:warning |error |info msg="token )).*\n/gm;
const STORAGE = '/var/lib/docker-registry';

/** Docker's registry with the proof's `config.yml`. */
class Registry implements Program {
  async start(site: Site): Promise<Service> {
    const program = await findProgram(PROGRAM);
    if (program === null) throw new SetupError('the Docker registry is not installed');
    const source = await readFile(join(site.folder, 'config.yml'), 'utf8');
    const main = join(site.work, 'config.yml');
    const text = source
      .replace(ADDRESS, (_, port) => `  addr: 127.0.0.1:${site.listen.get(Number(port))}`)
      .replaceAll(STORAGE, join(site.work, 'storage'));
    await writeFile(main, text);
    const output = join(site.work, 'output.log');
    const daemon = await Daemon.start(program, ['serve', main], {
      cwd: site.work,
      env: plainEnvironment({ HOME: site.work }),
      output,
    });
    const log = (): Promise<string> => readFile(output, 'latin1');
    try {
      await untilAnswers(firstAddress(site), () => daemon.alive);
    } catch (error) {
      await daemon.stop();
      throw new SetupError(`Docker registry: ${String(error)}\n${await log()}`);
    }
    return {
      log: async () => (await log()).replace(OTHER_LINES, ''),
      stop: () => daemon.stop(),
    };
  }
}

export const registryKind: ProgramKind = {
  title: 'Docker registry',
  configurationFolder: '/etc/docker/registry',
  missing: async () => ((await findProgram(PROGRAM)) === null ? [PROGRAM] : []),
  version: async () => `Docker registry ${await versionFrom(PROGRAM, ['--version'], / v?(\d[\d.]+)/)}`,
  ports: (files) => portsIn(files.get('config.yml') ?? '', ADDRESS),
  create: () => new Registry(),
};
