import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CASES, casesFor } from '../../src/agreement/cases.ts';
import { readSetting, type ServerSetting } from '../../src/agreement/setting.ts';
import { type PlainCase, SCHEME_IDS, type SchemeId } from '../../src/agreement/types.ts';
import { SetupError } from '../case.ts';
import { hashOf, type ProofFile, textsOf } from '../files.ts';

const folder = fileURLToPath(new URL('servers', import.meta.url));

/** Servers that are libraries: the program that runs them. */
const RUN_BY: Readonly<Record<string, string>> = {
  express: 'node',
  jose: 'node',
  hono: 'node',
  fastify: 'node',
  passport: 'node',
  flask: 'python',
  fastapi: 'python',
  django: 'python',
};

/** A folder `servers/nginx-basic`: one configuration of one server for one scheme. */
export interface Server {
  /** `nginx-basic` */
  readonly name: string;
  /** `nginx` */
  readonly server: string;
  readonly scheme: SchemeId;
  /** Name of the program's class. */
  readonly program: string;
  readonly files: readonly ProofFile[];
}

/** All servers, by name. */
export async function findServers(): Promise<Server[]> {
  const names = (await readdir(folder)).sort();
  return Promise.all(names.map(readServer));
}

async function readServer(name: string): Promise<Server> {
  const scheme = SCHEME_IDS.find((id) => name.endsWith(`-${id}`));
  if (scheme === undefined) throw new SetupError(`servers/${name} names no scheme`);
  const server = name.slice(0, -scheme.length - 1);
  const program = RUN_BY[server] ?? server;
  return { name, server, scheme, program, files: await filesIn(join(folder, name)) };
}

async function filesIn(path: string): Promise<ProofFile[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({
      path: file.slice(path.length + 1),
      content: await readFile(file),
      mode: (await stat(file)).mode & 0o777,
    })),
  );
}

/** What the cases look like at a server: its `setting.json`. */
export function settingOf({ files }: Pick<Server, 'files'>): ServerSetting {
  return readSetting(textsOf(files).get('setting.json') ?? null);
}

/** The cases that a server is asked. */
export function casesOf(server: Server): readonly PlainCase[] {
  return casesFor(server.scheme, settingOf(server));
}

/** The hash over the configuration and the cases, as a recording says it. */
export function filesHash({ files, scheme }: Server): string {
  const cases = createHash('sha256').update(JSON.stringify(CASES[scheme])).digest();
  return hashOf([...files, { path: 'cases', content: cases, mode: 0 }]);
}
