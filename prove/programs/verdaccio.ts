import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SetupError } from '../case.ts';
import { untilAnswers } from '../ports.ts';
import { Daemon } from '../processes.ts';
import { nodeEnvironment } from './node.ts';
import { firstAddress, type Program, type ProgramKind, portsIn, type Service, type Site } from './program.ts';

const LISTEN = /^listen: (\d+)$/gm;
const requireHere = createRequire(import.meta.url);

/** Where the project keeps Verdaccio, or null. */
function findVerdaccio(): string | null {
  try {
    return dirname(requireHere.resolve('verdaccio/package.json'));
  } catch {
    return null;
  }
}

/** Verdaccio with the proof's `config.yaml`. */
class Verdaccio implements Program {
  async start(site: Site): Promise<Service> {
    const program = findVerdaccio();
    if (program === null) throw new SetupError('Verdaccio is not installed');
    const source = await readFile(join(site.folder, 'config.yaml'), 'utf8');
    const main = join(site.work, 'config.yaml');
    await writeFile(
      main,
      source.replace(LISTEN, (_, port) => `listen: 127.0.0.1:${site.listen.get(Number(port))}`),
    );
    const output = join(site.work, 'output.log');
    const script = join(program, 'bin', 'verdaccio');
    const daemon = await Daemon.start(process.execPath, [script, '--config', main], {
      cwd: site.work,
      env: nodeEnvironment(site.clock, { HOME: site.work }),
      output,
    });
    try {
      await untilAnswers(firstAddress(site), () => daemon.alive);
    } catch (error) {
      await daemon.stop();
      throw new SetupError(`Verdaccio: ${String(error)}\n${await readFile(output, 'utf8')}`);
    }
    return { log: async () => '', stop: () => daemon.stop(1_000) };
  }
}

export const verdaccioKind: ProgramKind = {
  title: 'Verdaccio',
  configurationFolder: '/etc/verdaccio',
  missing: async () => (findVerdaccio() === null ? ['verdaccio (npm)'] : []),
  async version() {
    const folder = findVerdaccio();
    if (folder === null) return 'Verdaccio unknown';
    const text = await readFile(join(folder, 'package.json'), 'utf8');
    return `Verdaccio ${/"version": "([\d.]+)"/.exec(text)?.[1] ?? 'unknown'}`;
  },
  ports: (files) => portsIn(files.get('config.yaml') ?? '', LISTEN),
  slow: true,
  create: () => new Verdaccio(),
};
