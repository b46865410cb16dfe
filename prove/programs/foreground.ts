import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../case.ts';
import { untilAnswers } from '../ports.ts';
import { Daemon } from '../processes.ts';
import { findProgram, firstAddress, plainEnvironment, type Site } from './program.ts';

/** A server that answers, with all that it has printed. */
export interface Started {
  readonly daemon: Daemon;
  /** What it has written to its two outputs so far. */
  printed(): Promise<string>;
}

/**
 * Starts `program` in the state's folder and resolves when its first port answers. Throws
 * {@link SetupError} with what it printed when it does not exist or ends before that.
 */
export async function startInForeground(
  title: string,
  program: string,
  args: readonly string[],
  site: Site,
  environment: NodeJS.ProcessEnv = {},
): Promise<Started> {
  const file = await findProgram(program);
  if (file === null) throw new SetupError(`${title} is not installed`);
  const output = join(site.work, 'output.log');
  const daemon = await Daemon.start(file, args, {
    cwd: site.folder,
    env: plainEnvironment(environment),
    output,
  });
  const printed = (): Promise<string> => readFile(output, 'latin1');
  try {
    await untilAnswers(firstAddress(site), () => daemon.alive);
  } catch (error) {
    await daemon.stop();
    throw new SetupError(`${title}: ${String(error)}\n${await printed()}`);
  }
  return { daemon, printed };
}
