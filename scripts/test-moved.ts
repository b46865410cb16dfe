import { spawnSync } from 'node:child_process';
import { MOVED } from './test/moved.ts';

/** `npm run test:moved`: builds the site below a path under another name, and runs the browser tests on it. */
const env = { ...process.env, ...MOVED };

function run(script: string, ...args: readonly string[]): boolean {
  return spawnSync(process.execPath, [script, ...args], { env, stdio: 'inherit' }).status === 0;
}

const good =
  run('scripts/build.ts') && run('node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2));
process.exitCode = good ? 0 : 1;
