import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
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
  versionFrom,
} from './program.ts';

// Another Python in the user's PATH lacks Debian's modules.
const PYTHON = '/usr/bin/python3';
const MODULES = '/usr/lib/python3/dist-packages';
const FILE = 'app.py';
/** `# Run: uvicorn app:app --port 8080`: how the file is served, in its own words. */
const RUN = /^# Run: (flask|gunicorn|uvicorn) (.*)$/m;
const PORT = /^# Run: \w+ .*?(?:--port |:)(\d+)/gm;
const clockFolder = fileURLToPath(new URL('fixed-clock', import.meta.url));

interface Package {
  readonly title: string;
  /** The name under which Python files import it. */
  readonly module: string;
  /** The name under which Python knows its version. */
  readonly distribution: string;
  readonly debianPackage: string;
}

const known = (title: string, module: string, distribution: string, debianPackage: string): Package => ({
  ...{ title, module, distribution, debianPackage },
});

// The first that a file imports is its framework.
const packages: readonly Package[] = [
  known('Django REST framework', 'rest_framework', 'djangorestframework', 'python3-djangorestframework'),
  known('Django', 'django', 'Django', 'python3-django'),
  known('FastAPI', 'fastapi', 'fastapi', 'python3-fastapi'),
  known('Flask', 'flask', 'Flask', 'python3-flask'),
  known('PyJWT', 'jwt', 'PyJWT', 'python3-jwt'),
];
const servers: readonly Package[] = [
  known('Gunicorn', 'gunicorn', 'gunicorn', 'gunicorn'),
  known('Uvicorn', 'uvicorn', 'uvicorn', 'python3-uvicorn'),
];

/** What Python processes of a proof need for their clock to stand and their output to repeat. */
export function pythonEnvironment(clock: string): NodeJS.ProcessEnv {
  // The hash seed decides the order in which sets are printed, such as Django's Allow.
  return { PROOF_CLOCK: clock, PYTHONPATH: clockFolder, PYTHONDONTWRITEBYTECODE: '1', PYTHONHASHSEED: '0' };
}

const imports = (text: string, { module }: Package): boolean =>
  new RegExp(`^\\s*(?:from|import) ${module}\\b`, 'm').test(text);

function packagesOf(files: ReadonlyMap<string, string>): Package[] {
  const text = files.get(FILE) ?? '';
  const server = RUN.exec(text)?.[1];
  return [
    ...packages.filter((one) => imports(text, one)),
    ...servers.filter(({ module }) => module === server),
  ];
}

/** The version that Debian's package manager put beside the modules, or null when there is none. */
async function versionOf({ distribution }: Package): Promise<string | null> {
  const pattern = new RegExp(`^${distribution}-([\\d.]+)\\.(?:dist|egg)-info$`);
  const names = await readdir(MODULES).catch(() => []);
  return names.flatMap((name) => pattern.exec(name)?.[1] ?? [])[0] ?? null;
}

/** Arguments that serve the file as its first line says, on the port of the run and on no other address. */
function argumentsOf(text: string, port: string): string[] {
  const [, server = '', typed = ''] = RUN.exec(text) ?? [];
  const args = typed
    .replace(/(--port )\d+/, `$1${port}`)
    .replace(/(?<= |^):\d+/, `127.0.0.1:${port}`)
    .split(' ');
  // Preloaded, Gunicorn listens only once the file is loaded. It measures its workers by the clock.
  const own = { gunicorn: ['--preload', '--timeout', '0', '--log-level', 'warning'] }[server] ?? [];
  return ['-m', server, ...args, ...own];
}

// What Flask and Uvicorn print about themselves, partly when they answer already.
const BANNER = /^(?: \* |INFO: +[A-Z]|WARNING: This is a dev|Press CTRL).*\n/gm;
// A line that is being written may become one of these.
const UNFINISHED = /[^\n]+$/;

/** A Python server: `app.py`, served as its first line says. */
class PythonServer implements Program {
  async start(site: Site): Promise<Service> {
    const text = await readFile(join(site.folder, FILE), 'utf8');
    const address = firstAddress(site);
    const port = 'port' in address ? String(address.port) : '';
    const output = join(site.work, 'output.log');
    const daemon = await Daemon.start(PYTHON, argumentsOf(text, port), {
      cwd: site.folder,
      env: plainEnvironment(pythonEnvironment(site.clock)),
      output,
    });
    const log = (): Promise<string> => readFile(output, 'latin1').then(stripVTControlCharacters);
    try {
      await untilAnswers(address, () => daemon.alive);
    } catch (error) {
      await daemon.stop();
      throw new SetupError(`${FILE}: ${String(error)}\n${await log()}`);
    }
    return {
      log: async () => (await log()).replace(UNFINISHED, '').replace(BANNER, ''),
      stop: () => daemon.stop(1_000),
    };
  }
}

/** Flask, FastAPI or Django, whichever `app.py` imports. "Flask 2.2.2, PyJWT 2.6.0, Python 3.11.2". */
export const pythonKind: ProgramKind = {
  title: 'Python',
  titleOf: (files) => packagesOf(files)[0]?.title ?? 'Python',
  configurationFolder: '/srv/python',
  async missing(files) {
    const needed = packagesOf(files);
    const versions = await Promise.all(needed.map(versionOf));
    return needed.filter((_, at) => versions[at] === null).map(({ debianPackage }) => debianPackage);
  },
  async version(files) {
    const used = packagesOf(files);
    const named = await Promise.all(used.map(async (one) => `${one.title} ${await versionOf(one)}`));
    const python = await versionFrom(PYTHON, ['--version'], /^Python ([\d.]+)/);
    return [...named, `Python ${python}`].join(', ');
  },
  ports: (files) => portsIn(files.get(FILE) ?? '', PORT),
  create: () => new PythonServer(),
};
