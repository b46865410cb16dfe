import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { loadSettings } from '../integrations/settings.ts';
import { checkContent } from '../src/content-model/index.ts';
import { readRedirects } from '../src/content-model/moved.ts';
import { fixFolders } from '../src/site/fix-folders.ts';
import { checkAddresses } from './addresses.ts';
import { writeCards } from './cards.ts';
import { compress } from './compress.ts';
import { writeBesidePages } from './hosting/write.ts';
import { writeMoved } from './moved.ts';
import { trimStyles } from './styles.ts';
import { writeTwins } from './twins.ts';

/** Where the build puts the site; `OUT_DIR` moves it, for tests that build beside the real one. */
const OUT = resolve(process.env['OUT_DIR'] ?? 'dist');

/** Runs one stage and prints its line: name, result, seconds. */
async function stage(name: string, work: () => Promise<string>): Promise<void> {
  const start = performance.now();
  const result = await work();
  console.log(`${name.padEnd(9)} ${result} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

/** Runs Astro with telemetry off; its output is kept back unless it fails or warns. */
function astro(): Promise<string> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' };
  return new Promise((resolve, reject) => {
    const child = spawn('astro', ['build'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`astro build ended with ${code}:\n${output}`));
    });
  });
}

const start = performance.now();
try {
  const loaded = loadSettings();
  console.log(`settings  ${loaded.brand} at ${loaded.siteUrl}${loaded.basePath}`);
  await stage('content', async () => {
    const problems = await checkContent(process.cwd(), fixFolders(loaded));
    if (problems.length === 0) return 'holds together';
    const lines = problems.map((p) => `${p.file}: ${p.field}: ${p.message}`);
    throw new Error(`The content has ${problems.length} problem(s):\n${lines.join('\n')}`);
  });
  await stage('pages', async () => {
    const output = await astro();
    const search = /\[pagefind\] (.*)/.exec(output)?.[1];
    return `built by Astro${search === undefined ? '' : `; search: ${search}`}`;
  });
  const redirects = readRedirects(process.cwd(), fixFolders(loaded));
  await stage('moved', () => writeMoved(OUT, redirects, loaded));
  await stage('addresses', () => checkAddresses(OUT, process.cwd(), fixFolders(loaded)));
  await stage('markdown', () => writeTwins(OUT, new URL(`${loaded.siteUrl}${loaded.basePath}`)));
  await stage('cards', () => writeCards(OUT));
  await stage('styles', () => trimStyles(OUT));
  await stage('hosting', () => writeBesidePages(OUT, { ...loaded, redirects }));
  let totals = { pages: 0, bytes: 0, compressed: 0 };
  await stage('brotli', async () => {
    totals = await compress(OUT);
    return `${totals.compressed} bytes`;
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${totals.pages} pages, ${totals.bytes} bytes (${totals.compressed} as brotli), ${seconds} s`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
