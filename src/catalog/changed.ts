import { execFileSync } from 'node:child_process';
import type { Fix } from './types.ts';

let days: ReadonlyMap<string, string> | null = null;

/** Path of each file below content/ -> day of the last commit that touched it; empty without git. */
function daysOfFiles(): ReadonlyMap<string, string> {
  if (days !== null) return days;
  const found = new Map<string, string>();
  try {
    const args = ['log', '--format=%x00%cs', '--name-only', '--relative', '--', 'content'];
    const log = execFileSync('git', args, {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    for (const commit of log.split('\0')) {
      const [day = '', ...files] = commit.split('\n');
      for (const file of files) if (file !== '' && !found.has(file)) found.set(file, day);
    }
  } catch {
    // No git, or no repository: days of review stand in.
  }
  days = found;
  return found;
}

/** The day on which a file or anything in a folder last changed, `2026-11-24`; null when git does not know. */
export function changedOn(path: string): string | null {
  let last: string | null = null;
  for (const [file, day] of daysOfFiles()) {
    if ((file === path || file.startsWith(`${path}/`)) && (last === null || day > last)) last = day;
  }
  return last;
}

/** The day on which a fix last changed, else that of its review. */
export function fixChangedOn(fix: Fix): string {
  return changedOn(fix.folder) ?? fix.reviewed;
}
