import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Fix } from './types.ts';

const days = new Map<string, ReadonlyMap<string, string>>();

/** Path of each file below a folder -> day of the last commit that touched it; empty without git. */
function daysOfFiles(top: string): ReadonlyMap<string, string> {
  const known = days.get(top);
  if (known !== undefined) return known;
  const found = new Map<string, string>();
  try {
    const args = ['log', '--format=%x00%cs', '--name-only', '--relative', '--', '.'];
    const log = execFileSync('git', args, {
      cwd: resolve(top),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    for (const commit of log.split('\0')) {
      const [day = '', ...files] = commit.split('\n');
      for (const file of files) {
        const path = `${top}/${file}`;
        if (file !== '' && !found.has(path)) found.set(path, day);
      }
    }
  } catch {
    // No git, or no repository: days of review stand in.
  }
  days.set(top, found);
  return found;
}

/** The day on which a file or anything in a folder last changed, `2026-11-24`; null when git does not know. */
export function changedOn(path: string): string | null {
  let last: string | null = null;
  // What lies elsewhere may be in a repository of its own.
  const top = path.startsWith('content/') ? 'content' : path.slice(0, path.lastIndexOf('/'));
  for (const [file, day] of daysOfFiles(top)) {
    if ((file === path || file.startsWith(`${path}/`)) && (last === null || day > last)) last = day;
  }
  return last;
}

/** The day on which a fix last changed, else that of its review. */
export function fixChangedOn(fix: Fix): string {
  return changedOn(fix.folder) ?? fix.reviewed;
}
