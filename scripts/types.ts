import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Checks the types of the whole site, then each pure folder against its own tsconfig. Silent when all is well. */
const PURE_FOLDERS = [
  'src/http-auth',
  'src/search',
  'src/wire',
  'src/lab',
  'src/agreement',
  'src/service-worker',
];
const TIMEOUT_MS = 5 * 60_000;
const root = process.cwd();
const astro = join(root, 'node_modules/astro/bin/astro.mjs');
const tsc = join(root, 'node_modules/typescript/bin/tsc');

/** Runs a script on this Node; resolves to true when it ends well, else prints all it said. */
function run(title: string, script: string, ...args: readonly string[]): Promise<boolean> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env, timeout: TIMEOUT_MS });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${title}: ${error.message}`);
      resolve(false);
    });
    child.on('close', (code) => {
      if (code !== 0)
        console.error(`${title} ${code === null ? 'took too long' : 'failed'}:\n${said.trim()}`);
      resolve(code === 0);
    });
  });
}

async function checkPureFolders(): Promise<boolean> {
  let good = true;
  for (const folder of PURE_FOLDERS) {
    if (!existsSync(join(root, folder, 'tsconfig.json'))) continue;
    good = (await run(`tsc -p ${folder}`, tsc, '-p', folder)) && good;
  }
  return good;
}

async function checkSite(): Promise<boolean> {
  // `astro check` does not see collections whose types were not generated.
  return (await run('astro sync', astro, 'sync')) && (await run('astro check', astro, 'check', '--noSync'));
}

const results = await Promise.all([checkSite(), checkPureFolders()]);
if (results.includes(false)) process.exitCode = 1;
