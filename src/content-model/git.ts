import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LEDGER_FILE } from './ledger.ts';

const TIMEOUT_MS = 5000;

/** The ledger as last committed; null where there is no git, no repository or no commit of it. */
export async function committedLedger(root: string): Promise<string | null> {
  // Hooks of git set these for another repository than the one in `root`.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  try {
    const options = { cwd: root, env, timeout: TIMEOUT_MS };
    return (await promisify(execFile)('git', ['show', `HEAD:./${LEDGER_FILE}`], options)).stdout;
  } catch {
    return null;
  }
}
