import { createRequire } from 'node:module';
import { SetupError } from '../case.ts';
import { findProgram, versionFrom } from '../programs/program.ts';
import { commandsOf } from './commands.ts';

/** A program that sends the requests of a proof. */
export interface ClientKind {
  /** Its name in recordings, without the version. */
  readonly name: string;
  /** Debian package that brings it; null where the project brings it itself. */
  readonly debianPackage: string | null;
  /** Programs one of which must be there. */
  readonly programs: readonly string[];
  /** Set where it takes several times as long as others: its proofs are started first. */
  readonly slow?: true;
  /** Whether a command, or the file that it runs, is this client's. */
  matches(command: string, file: string): boolean;
  version(): Promise<string>;
}

const requireHere = createRequire(import.meta.url);

/** The version of a package of this project. */
function packageVersion(name: string): string {
  const description: unknown = requireHere(`${name}/package.json`);
  const known = typeof description === 'object' && description !== null && 'version' in description;
  return known ? String(description.version) : 'unknown';
}

const python = (name: string, module: string, debianPackage: string | null): ClientKind => ({
  name,
  debianPackage,
  programs: ['python3'],
  matches: (command, file) =>
    /^python3 /.test(command) && new RegExp(`^(import|from) ${module}\\b`, 'm').test(file),
  version: () =>
    versionFrom(
      '/usr/bin/python3',
      ['-c', `import ${module}, sys; print(getattr(${module}, '__version__', sys.version.split()[0]))`],
      /^(\d\S*)/,
    ),
});

const node = (name: string, uses: RegExp, version: () => string): ClientKind => ({
  name,
  debianPackage: null,
  programs: ['node'],
  matches: (command, file) => /^node /.test(command) && uses.test(file),
  version: async () => version(),
});

const command = (
  name: string,
  program: string,
  debianPackage: string | null,
  version: () => Promise<string>,
): ClientKind => ({
  name,
  debianPackage,
  programs: [program],
  matches: (typed) => typed.startsWith(`${program} `),
  version,
});

/** All clients that a `request.sh` may use. */
export const clientKinds: readonly ClientKind[] = [
  command('curl', 'curl', 'curl', () => versionFrom('curl', ['--version'], /^curl ([\d.]+)/)),
  command('wget', 'wget', 'wget', () => versionFrom('wget', ['--version'], /^GNU Wget ([\d.]+)/)),
  command('HTTPie', 'http', 'httpie', () => versionFrom('/usr/bin/http', ['--version'], /([\d.]+)/)),
  command('git', 'git', 'git', () => versionFrom('git', ['--version'], /git version ([\d.]+)/)),
  // Whoever has this project has npm; Debian's brings another Node.
  {
    ...command('npm', 'npm', null, () => versionFrom('npm', ['--version'], /^([\d.]+)/)),
    slow: true,
  },
  {
    ...node('Chromium', /from 'playwright'/, () => ''),
    debianPackage: 'chromium',
    programs: ['chromium'],
    slow: true,
    version: () => versionFrom('chromium', ['--version'], /Chromium ([\d.]+)/),
  },
  node('axios', /from 'axios'/, () => packageVersion('axios')),
  node('Node fetch', /\bfetch\(/, () => process.versions.node),
  python('requests', 'requests', 'python3-requests'),
  python('httpx', 'httpx', 'python3-httpx'),
  python('urllib', 'urllib', null),
];

const STARTS = new RegExp(`^(?:${[...new Set(clientKinds.flatMap(({ programs }) => programs))].join('|')}) `);

/**
 * The clients of a `request.sh`, each once, in the order of their commands; `files` are those of the state.
 * Throws {@link SetupError} when a command is no known client's.
 */
export function clientsOf(files: ReadonlyMap<string, string>): ClientKind[] {
  const found = new Set<ClientKind>();
  for (const typed of commandsOf(files.get('request.sh') ?? '')) {
    const file = files.get(/^(?:node|python3) ([\w./-]+)/.exec(typed)?.[1] ?? '') ?? '';
    const kind = clientKinds.find((one) => one.matches(typed, file));
    if (kind !== undefined) found.add(kind);
    else if (STARTS.test(typed)) {
      throw new SetupError(`request.sh: no known client is in the file that this runs: ${typed}`);
    }
  }
  if (found.size > 0) return [...found];
  const names = clientKinds.map(({ name }) => name).join(', ');
  throw new SetupError(`request.sh names no client that is known (${names})`);
}

/** Names and versions: "curl 7.88.1, wget 1.21.3". */
export async function clientVersions(clients: readonly ClientKind[]): Promise<string> {
  const all = await Promise.all(clients.map(async ({ name, version }) => `${name} ${await version()}`));
  return all.join(', ');
}

/** Debian packages that are missing to run them; in words what comes from elsewhere. */
export async function missingClients(clients: readonly ClientKind[]): Promise<string[]> {
  const missing: string[] = [];
  for (const { name, debianPackage, programs, version } of clients) {
    const there = (await findProgram(...programs)) !== null && (await version()) !== 'unknown';
    if (!there) missing.push(debianPackage ?? `${name} (npm ci)`);
  }
  return missing;
}
