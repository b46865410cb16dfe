// Installs what the tests run: on Debian as root. Elsewhere it says what to install.
//   node scripts/install-programs.ts [package …]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Debian packages of the browser tests and of the proofs. A test asks the proofs whether one is left out. */
export const neededPackages: readonly string[] = [
  // Servers.
  ...['apache2', 'libapache2-mod-security2', 'libapache2-mod-wsgi-py3', 'php-fpm', 'nginx-light', 'caddy'],
  ...['lighttpd', 'haproxy', 'varnish', 'squid', 'tomcat10', 'docker-registry'],
  ...['wordpress', 'mariadb-server', 'php-cli', 'php-mysql'],
  ...['python3', 'python3-flask', 'python3-fastapi', 'python3-uvicorn', 'python3-django'],
  ...['python3-djangorestframework', 'python3-jwt', 'gunicorn'],
  // Clients.
  ...['curl', 'wget', 'httpie', 'git', 'python3-requests', 'chromium', 'openssl'],
];

export interface Installed {
  /** Packages that were installed now. */
  readonly installed: readonly string[];
  /** Packages that are still missing. */
  readonly missing: readonly string[];
}

/** Those of `packages` that dpkg does not call installed; all of them where there is no dpkg. */
function missingOf(packages: readonly string[]): string[] {
  const format = `\${Package} \${db:Status-Status}\n`;
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', format, ...packages], { encoding: 'utf8' });
  const lines = (stdout ?? '').split('\n');
  return packages.filter((name) => !lines.includes(`${name} installed`));
}

let interrupted = false;

/** Runs a command quietly, at most `minutes`; what it printed comes with the error when it fails. */
function run(file: string, args: readonly string[], minutes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
    const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: minutes * 60_000 });
    const interrupt = (signal: NodeJS.Signals): void => {
      interrupted = true;
      child.kill(signal);
    };
    for (const signal of SIGNALS) process.on(signal, interrupt);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      for (const signal of SIGNALS) process.off(signal, interrupt);
      if (code === 0) resolve();
      else reject(new Error(`${file} ${args[0]} ended with ${code}\n${output.trimEnd().slice(-2_000)}`));
    });
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const POLICY = '/usr/sbin/policy-rc.d';
const UNITS = '/lib/systemd/system';

const units = (): string[] =>
  existsSync(UNITS)
    ? readdirSync(UNITS).filter((name) => /^[^@]+\.(?:service|socket|timer)$/.test(name))
    : [];

/**
 * Keeps packages from starting their services while `work` runs (exit 101 says "not allowed"), and from being
 * started with the machine from then on: the programs are wanted, not their services.
 */
async function withoutServices(work: () => Promise<void>): Promise<void> {
  const present = existsSync(POLICY);
  const before = units();
  const allowAgain = (): void => rmSync(POLICY, { force: true });
  if (!present) {
    process.on('exit', allowAgain);
    writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  }
  try {
    await work();
  } finally {
    const added = units().filter((name) => !before.includes(name));
    if (added.length > 0) await run('systemctl', ['disable', ...added], 1).catch(() => {});
    if (!present) allowAgain();
    process.off('exit', allowAgain);
  }
}

function isDebian(): boolean {
  return existsSync(RELEASE) && /^ID=debian$/m.test(readFileSync(RELEASE, 'utf8'));
}

const RELEASE = '/etc/os-release';

/** Whether packages can be installed here: on Debian as root. */
export function canInstall(): boolean {
  return isDebian() && process.getuid?.() === 0;
}

/**
 * Installs those of `packages` that are missing, on Debian as root; starts no service. Elsewhere, and when the
 * installation fails, prints one line: what to install and that its tests are left out.
 */
export async function installPrograms(packages: readonly string[]): Promise<Installed> {
  const missing = missingOf(packages);
  if (missing.length === 0) return { installed: [], missing: [] };
  const names = missing.join(' ');
  const leftOut = 'Tests that need them are left out.';
  if (!canInstall()) {
    const what = isDebian()
      ? 'As root: apt-get install -y --no-install-recommends'
      : 'Debian packages not found here:';
    console.log(`${what} ${names}. ${leftOut}`);
    return { installed: [], missing };
  }
  const options = ['-o', 'DPkg::Lock::Timeout=300', '--no-install-recommends'];
  console.log(`Installing ${names}`);
  const install = (...some: readonly string[]): Promise<void> =>
    withoutServices(() => run('apt-get', ['install', '-y', '-q', ...options, ...some], 20));
  try {
    await run('apt-get', ['update', '-q'], 10);
    await install(...missing);
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    // One package that cannot be had must not keep the others away.
    for (const name of missing) if (!interrupted) await install(name).catch(() => {});
  }
  const still = missingOf(missing);
  if (still.length > 0) console.log(`Could not be installed: ${still.join(' ')}. ${leftOut}`);
  return { installed: missing.filter((name) => !still.includes(name)), missing: still };
}

if (import.meta.main) {
  const packages = process.argv.slice(2);
  const { missing } = await installPrograms(packages.length > 0 ? packages : neededPackages);
  process.exitCode = missing.length > 0 ? 3 : 0;
}
