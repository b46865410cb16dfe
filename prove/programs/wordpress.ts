import { copyFile, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from '../case.ts';
import { runToEnd } from '../processes.ts';
import { apacheKind } from './apache.ts';
import { databaseVersion, findDatabase, startDatabase } from './mariadb.ts';
import {
  findProgram,
  type Program,
  type ProgramKind,
  plainEnvironment,
  type Service,
  type Site,
} from './program.ts';

/** Where Debian keeps WordPress. */
const SOURCE = '/usr/share/wordpress';
/** Where a `wp-config.php` expects the database; the runner puts its own socket there. */
const SOCKET = '/run/mysqld/mysqld.sock';
const CONFIGURATION = 'www/wp-config.php';
const helpers = fileURLToPath(new URL('wordpress', import.meta.url));
const versionFile = join(SOURCE, 'wp-includes/version.php');

const readOrNull = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

/**
 * Puts a WordPress around the `wp-config.php` in `folder`. The files that look for the configuration beside
 * them are copied, the rest is large and linked.
 */
async function placeWordPress(folder: string): Promise<void> {
  for (const name of await readdir(SOURCE)) {
    if (!name.endsWith('.php') || name.startsWith('wp-config')) continue;
    await copyFile(join(SOURCE, name), join(folder, name));
  }
  for (const name of ['wp-admin', 'wp-includes']) await symlink(join(SOURCE, name), join(folder, name));
  const plugins = join(folder, 'wp-content/mu-plugins');
  await mkdir(plugins, { recursive: true });
  await copyFile(join(helpers, 'offline.php'), join(plugins, 'offline.php'));
}

/** WordPress on Apache and PHP-FPM, with a database of its own and one user. */
class WordPress implements Program {
  async start(site: Site): Promise<Service> {
    const folder = join(site.folder, 'www');
    await placeWordPress(folder);
    const database = await startDatabase(site.work, 'wordpress');
    try {
      const configuration = join(site.folder, CONFIGURATION);
      const text = await readFile(configuration, 'utf8');
      await writeFile(configuration, text.replaceAll(SOCKET, database.socket));
      const { code, stdout, stderr } = await runToEnd('php', [join(helpers, 'install.php'), folder], {
        cwd: folder,
        env: plainEnvironment(),
      });
      if (code !== 0 || stdout + stderr !== '') {
        throw new SetupError(`WordPress was not installed (${code})\n${stdout}${stderr}`);
      }
      const web = await apacheKind.create().start(site);
      const stop = async (): Promise<void> => {
        await web.stop();
        await database.stop();
      };
      return { log: (answered) => web.log(answered), stop };
    } catch (error) {
      await database.stop();
      throw error;
    }
  }
}

export const wordpressKind: ProgramKind = {
  title: 'WordPress',
  configurationFolder: '/etc/apache2',
  slow: true,
  async missing(files) {
    const missing = await apacheKind.missing(files);
    if ((await readOrNull(versionFile)) === null) missing.push('wordpress');
    if ((await findDatabase()) === null) missing.push('mariadb-server');
    const php = await findProgram('php');
    if (php === null) missing.push('php-cli');
    else if (!(await runToEnd(php, ['-m'])).stdout.includes('mysqli')) missing.push('php-mysql');
    return missing;
  },
  async version(files) {
    const version = /\$wp_version = '([\d.]+)'/.exec((await readOrNull(versionFile)) ?? '')?.[1];
    const names = [`WordPress ${version ?? 'unknown'}`, await apacheKind.version(files)];
    return [...names, await databaseVersion()].join(', ');
  },
  ports: (files) => apacheKind.ports(files),
  create: () => new WordPress(),
};
