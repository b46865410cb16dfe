import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../case.ts';
import { untilAnswers } from '../ports.ts';
import { Daemon } from '../processes.ts';
import { findProgram, isRoot, plainEnvironment, type Service, serverUser, versionFrom } from './program.ts';

/** Full path of MariaDB's server, or null. */
export const findDatabase = (): Promise<string | null> => findProgram('mariadbd');

/** "MariaDB 10.11.19" */
export async function databaseVersion(): Promise<string> {
  return `MariaDB ${await versionFrom('mariadbd', ['--no-defaults', '--version'], /Ver ([\d.]+)-MariaDB/)}`;
}

/**
 * Starts MariaDB on a socket in `work` with the empty database `name`, open to everybody who may read that
 * folder. It needs no system tables then, which take longer to make than all else.
 */
export async function startDatabase(
  work: string,
  name: string,
): Promise<Service & { readonly socket: string }> {
  const program = await findDatabase();
  if (program === null) throw new SetupError('MariaDB is not installed');
  const data = join(work, 'mysql');
  // A folder is a database.
  await mkdir(join(data, name), { recursive: true });
  // Started by root, it works as another user and writes its files as that user.
  for (const folder of [data, join(data, name)]) await chmod(folder, 0o777);
  const socket = join(data, 'mysqld.sock');
  const output = join(work, 'mariadb.log');
  const args = [
    ...['--no-defaults', `--datadir=${data}`, `--tmpdir=${data}`, `--socket=${socket}`],
    ...[`--pid-file=${join(data, 'mysqld.pid')}`, '--skip-networking', '--skip-grant-tables'],
    ...['--skip-innodb', '--default-storage-engine=MyISAM', '--key-buffer-size=1M', '--log-warnings=0'],
    ...(isRoot ? [`--user=${serverUser}`] : []),
  ];
  const daemon = await Daemon.start(program, args, { cwd: work, env: plainEnvironment(), output });
  const log = (): Promise<string> => readFile(output, 'utf8');
  // There is nothing to save.
  const stop = (): Promise<void> => daemon.stop(0);
  try {
    await untilAnswers({ path: socket }, () => daemon.alive);
  } catch (error) {
    await stop();
    throw new SetupError(`MariaDB: ${String(error)}\n${await log()}`);
  }
  return { socket, log, stop };
}
