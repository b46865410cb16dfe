import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';

const TIMEOUT_MS = 5000;

/** The ledger at `path` as last committed; null where there is no git, no repository or no commit of it. */
export async function committedLedger(path: string): Promise<string | null> {
  // Hooks of git set these for another repository than the one that holds it.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  try {
    const options = { cwd: dirname(path), env, timeout: TIMEOUT_MS };
    return (await promisify(execFile)('git', ['show', `HEAD:./${basename(path)}`], options)).stdout;
  } catch {
    return null;
  }
}
