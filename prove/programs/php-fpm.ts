import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../case.ts';
import { untilAnswers } from '../ports.ts';
import { Daemon } from '../processes.ts';
import { findProgram, isRoot, plainEnvironment, type Service, serverUser, versionFrom } from './program.ts';

/** Where configurations of the proofs expect PHP-FPM; the runner puts its own socket there. */
export const fpmSocket = '/run/php/php-fpm.sock';

/** Full path of Debian's `php-fpm8.2` or whatever version is installed, or null. */
export async function findFpm(): Promise<string | null> {
  const names = await readdir('/usr/sbin').catch(() => []);
  const versioned = names.filter((name) => /^php-fpm\d/.test(name)).sort();
  return findProgram(...versioned.reverse(), 'php-fpm');
}

/** "PHP 8.2.36" */
export async function fpmVersion(): Promise<string> {
  return `PHP ${await versionFrom((await findFpm()) ?? 'php-fpm', ['-v'], /^PHP ([\d.]+)/)}`;
}

/** Starts PHP-FPM with one worker on `work/php-fpm.sock`. */
export async function startFpm(work: string): Promise<Service & { readonly socket: string }> {
  const program = await findFpm();
  if (program === null) throw new SetupError('PHP-FPM is not installed');
  const socket = join(work, 'php-fpm.sock');
  const output = join(work, 'php-fpm.log');
  const configuration = join(work, 'php-fpm.conf');
  const user = isRoot ? `user = ${serverUser}\ngroup = ${serverUser}\n` : '';
  await writeFile(
    configuration,
    `[global]
daemonize = no
error_log = ${output}
[www]
${user}listen = ${socket}
listen.mode = 0666
pm = static
pm.max_children = 1
php_admin_value[session.save_path] = ${work}
`,
  );
  const daemon = await Daemon.start(program, ['--nodaemonize', '--fpm-config', configuration], {
    cwd: work,
    env: plainEnvironment(),
    output,
  });
  const log = (): Promise<string> => readFile(output, 'utf8');
  try {
    await untilAnswers({ path: socket }, () => daemon.alive);
  } catch (error) {
    await daemon.stop();
    throw new SetupError(`PHP-FPM: ${String(error)}\n${await log()}`);
  }
  return { socket, log, stop: () => daemon.stop() };
}
