import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyProject, forgetBuild } from './bench/copy.ts';
import { fixWriter } from './bench/fixes.ts';
import { type Footprint, footprint, growthOf, percent } from './bench/growth.ts';
import { measure, type Usage } from './bench/measure.ts';
import { type Sizes, sizesOf } from './bench/sizes.ts';
import { seeded } from './bench/words.ts';
import { readPages } from './pages.ts';

/** npm run bench:build [-- --sizes 40,400] [--keep]: builds a copy of the site with more and more fixes. */
const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '40,400,4000' }, keep: { type: 'boolean', default: false } },
});

const SEED = 401;
/** Up to so many fixes the whole page budget binds, made-up pages included; above, their median is printed only. */
const BOUND_FIXES = 400;
const LIMIT_MS = 30 * 60_000;
/** CPU time a page may exceed that of the next smaller build by so much; other load on a machine does as much. */
const FLAT = 1.25;

interface Run {
  readonly fixes: number;
  readonly pages: number;
  readonly usage: Usage;
  readonly sizes: Sizes;
  readonly footprint: Footprint;
}

async function build(folder: string, fixes: number, isReal: (path: string) => boolean): Promise<Run> {
  await forgetBuild(folder);
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' };
  const usage = await measure('astro', ['build'], { cwd: folder, env, timeoutMs: LIMIT_MS });
  const dist = join(folder, 'dist');
  const pages = await readPages(dist);
  const sizes = await sizesOf(dist, pages, isReal, fixes <= BOUND_FIXES);
  return { fixes, pages: pages.length, usage, sizes, footprint: footprint(pages) };
}

function line(...cells: readonly (string | number)[]): string {
  return cells.map((cell) => String(cell).padStart(12)).join('');
}

function show({ fixes, pages, usage, sizes }: Run): void {
  const perPage = (usage.cpu / pages).toFixed(3);
  console.log(
    line(
      fixes,
      pages,
      usage.cpu.toFixed(1),
      perPage,
      usage.memory.toFixed(0),
      sizes.median,
      sizes.medianReal,
      sizes.largest.size,
    ),
  );
}

/** What a run broke, seen against the one before and against the first; a line for each. */
function judge(run: Run, before: Run | undefined, first: Run | undefined): string[] {
  const faults = [...run.sizes.faults];
  if (before === undefined || first === undefined) return faults;
  const { most, mostOther, faults: grown } = growthOf(first.footprint, run.footprint);
  console.log(
    `  pages of the build with ${first.fixes}: guide, scenario and fix pages grew by at most ${percent(most.share)} ` +
      `(${most.path || 'none'}), other pages by at most ${percent(mostOther.share)} (${mostOther.path || 'none'})`,
  );
  faults.push(...grown);
  if (before !== first)
    faults.push(
      ...[...before.footprint.keys()]
        .filter((path) => !run.footprint.has(path))
        .map((path) => `${path}: its address is gone`),
    );
  const [now, then] = [run.usage.cpu / run.pages, before.usage.cpu / before.pages];
  if (now > then * FLAT) faults.push(`CPU time a page rose from ${then.toFixed(3)} to ${now.toFixed(3)} s`);
  return faults;
}

async function main(): Promise<void> {
  const wanted = values.sizes
    .split(',')
    .map(Number)
    .sort((a, b) => a - b);
  if (wanted.some((size) => !Number.isInteger(size) || size < 1))
    throw new Error('--sizes takes numbers: 40,400');
  if (!existsSync('/proc/self/stat'))
    throw new Error('This measures process trees in /proc and needs Linux.');
  const { folder, remove } = await copyProject(process.cwd());
  const runs: Run[] = [];
  const faults: string[] = [];
  try {
    const writer = await fixWriter(folder, seeded(SEED));
    console.log(
      'Cold builds by Astro with content check and search index, before brotli. Bytes as brotli, quality 11.',
    );
    console.log(line('fixes', 'pages', 'CPU s', 'CPU s/page', 'peak MB', 'median B', 'of real', 'largest B'));
    for (const size of wanted) {
      await writer.growTo(size);
      const run = await build(folder, size, writer.isReal);
      show(run);
      faults.push(...judge(run, runs.at(-1), runs[0]).map((fault) => `${size} fixes: ${fault}`));
      runs.push(run);
    }
  } finally {
    if (values.keep) console.log(`The copy stays in ${folder}`);
    else await remove();
  }
  for (const fault of faults) console.error(fault);
  console.log(
    faults.length === 0
      ? 'Growth holds: page budget, existing pages, addresses and CPU time a page.'
      : `Growth does not hold: ${faults.length} fault(s).`,
  );
  if (faults.length > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
