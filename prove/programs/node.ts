import { readFileSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from '../case.ts';
import { untilAnswers } from '../ports.ts';
import { Daemon } from '../processes.ts';
import {
  firstAddress,
  type Program,
  type ProgramKind,
  plainEnvironment,
  portsIn,
  type Service,
  type Site,
} from './program.ts';

const LISTEN = /process\.env\.PORT \?\? (\d+)/g;
const IMPORT = /^import .* from '((?:@[\w-]+\/)?[a-z][\w-]*)';$/gm;
const clockModule = fileURLToPath(new URL('fixed-clock.mjs', import.meta.url));
const projectModules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const titles: Readonly<Record<string, string>> = {
  express: 'Express',
  fastify: 'Fastify',
  hono: 'Hono',
  passport: 'Passport',
};

/** Environment of a Node process of a proof: the project's Node first, the clock standing. */
export function nodeEnvironment(clock: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const plain = plainEnvironment(more);
  return {
    ...plain,
    PATH: `${dirname(process.execPath)}:${plain.PATH}`,
    NODE_ENV: 'production',
    NODE_OPTIONS: `--import=${clockModule}`,
    PROOF_CLOCK: clock,
  };
}

/** Makes the project's packages importable from files in `folder`. */
export async function linkModules(folder: string): Promise<void> {
  await symlink(projectModules, join(folder, 'node_modules'));
}

/** Names of the files that are servers: those that listen on `process.env.PORT ?? …`. */
export function nodeServers(files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .filter(([path, text]) => path.endsWith('.mjs') && portsIn(text, LISTEN).length > 0)
    .map(([path]) => path);
}

/** A Node server: one file that listens on `process.env.PORT`. */
class NodeServer implements Program {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async start(site: Site): Promise<Service> {
    const address = firstAddress(site);
    const port = 'port' in address ? String(address.port) : '';
    const output = join(site.work, `${this.#file}.log`);
    const daemon = await Daemon.start(process.execPath, [this.#file], {
      cwd: site.folder,
      env: nodeEnvironment(site.clock, { PORT: port }),
      output,
    });
    const log = (): Promise<string> => readFile(output, 'latin1');
    try {
      await untilAnswers(address, () => daemon.alive);
    } catch (error) {
      await daemon.stop();
      throw new SetupError(`${this.#file}: ${String(error)}\n${await log()}`);
    }
    return { log, stop: () => daemon.stop() };
  }
}

function packageVersion(name: string): string | null {
  try {
    // Not by import: some packages do not export it.
    const description: unknown = JSON.parse(readFileSync(join(projectModules, name, 'package.json'), 'utf8'));
    const known = typeof description === 'object' && description !== null && 'version' in description;
    return known ? String(description.version) : null;
  } catch {
    return null;
  }
}

/** A Node server from `file`. The version names the packages it imports: "Node 24.21.0, Express 5.3.0". */
export function nodeKind(file: string): ProgramKind {
  return {
    title: 'Node',
    configurationFolder: '/srv/node',
    missing: async () => [],
    async version(files) {
      const imported = [...(files.get(file) ?? '').matchAll(IMPORT)].map(([, name]) => name ?? '');
      const names = [`Node ${process.versions.node}`];
      // The framework first, whatever the order of the imports.
      for (const name of imported.sort((a, b) => Number(b in titles) - Number(a in titles))) {
        const version = packageVersion(name);
        if (version !== null) names.push(`${titles[name] ?? name} ${version}`);
      }
      return names.join(', ');
    },
    ports: (files) => portsIn(files.get(file) ?? '', LISTEN),
    create: () => new NodeServer(file),
  };
}
