// Installs what the tests run: on Debian as root. Elsewhere it says what to install.
//   node scripts/install-programs.ts [package …]
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Debian packages of the browser tests and of the proofs. */
export const neededPackages: readonly string[] = [
  'chromium',
  'nginx-light',
  'apache2',
  'php-fpm',
  'libapache2-mod-wsgi-py3',
  'squid',
  'curl',
  'wget',
  'openssl',
];

export interface Installed {
  /** Packages that were installed now. */
  readonly installed: readonly string[];
  /** Packages whose programs are still missing. */
  readonly missing: readonly string[];
}

// What a package brings, where it is not a program of the same name. A pattern is a file name.
const brings: Readonly<Record<string, { readonly folders?: readonly string[]; readonly file: RegExp }>> = {
  'nginx-light': { file: /^nginx$/ },
  'php-fpm': { file: /^php-fpm\d/ },
  'libapache2-mod-wsgi-py3': { folders: ['/usr/lib/apache2/modules'], file: /^mod_wsgi\.so$/ },
};

const programFolders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/sbin'];

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function isThere(name: string): Promise<boolean> {
  const { folders = programFolders, file } = brings[name] ?? {};
  for (const folder of folders) {
    if (file === undefined && (await exists(join(folder, name)))) return true;
    const names = file === undefined ? [] : await readdir(folder).catch(() => []);
    if (names.some((found) => file?.test(found))) return true;
  }
  return false;
}

async function missingOf(packages: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const name of packages) if (!(await isThere(name))) missing.push(name);
  return missing;
}

/** Runs a command quietly, at most `minutes`; what it printed comes with the error when it fails. */
function run(file: string, args: readonly string[], minutes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
    const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: minutes * 60_000 });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${file} ${args[0]} ended with ${code}\n${output.trimEnd().slice(-2_000)}`));
    });
  });
}

const POLICY = '/usr/sbin/policy-rc.d';

/** Keeps packages from starting their services while `work` runs (exit 101 says "not allowed"). */
async function withoutServices(work: () => Promise<void>): Promise<void> {
  const present = await access(POLICY, constants.F_OK).then(
    () => true,
    () => false,
  );
  if (!present) await writeFile(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await work();
  } finally {
    if (!present) await rm(POLICY, { force: true });
  }
}

async function isDebian(): Promise<boolean> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID=debian$/m.test(release);
}

/**
 * Installs those of `packages` whose programs are missing, on Debian as root; starts no service. Elsewhere,
 * and when the installation fails, prints one line: what to install and that its tests are left out.
 */
export async function installPrograms(packages: readonly string[]): Promise<Installed> {
  const missing = await missingOf(packages);
  if (missing.length === 0) return { installed: [], missing: [] };
  const names = missing.join(' ');
  const leftOut = 'Tests that need them are left out.';
  if (!(await isDebian())) {
    console.log(`Not installed here (names of Debian packages): ${names}. ${leftOut}`);
    return { installed: [], missing };
  }
  const options = ['-o', 'DPkg::Lock::Timeout=300', '--no-install-recommends'];
  if (process.getuid?.() !== 0) {
    console.log(`As root: apt-get install -y --no-install-recommends ${names}. ${leftOut}`);
    return { installed: [], missing };
  }
  console.log(`Installing ${names}`);
  const install = (...some: readonly string[]): Promise<void> =>
    run('apt-get', ['install', '-y', '-q', ...options, ...some], 20);
  try {
    await run('apt-get', ['update', '-q'], 10);
    await withoutServices(() => install(...missing));
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    // One package that cannot be had must not keep the others away.
    for (const name of missing) await withoutServices(() => install(name)).catch(() => {});
  }
  const still = await missingOf(missing);
  if (still.length > 0) console.log(`Could not be installed: ${still.join(' ')}. ${leftOut}`);
  return { installed: missing.filter((name) => !still.includes(name)), missing: still };
}

if (import.meta.main) {
  const packages = process.argv.slice(2);
  const { missing } = await installPrograms(packages.length > 0 ? packages : neededPackages);
  process.exitCode = missing.length > 0 ? 3 : 0;
}
