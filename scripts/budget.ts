import { loadSettings } from '../integrations/settings.ts';
import { LIMITS, pageScale } from './page-weight.ts';
import { builtFolder, compressedSize, median, readPages } from './pages.ts';
import { partFaults, partLine, partSizes } from './part-sizes.ts';

/** Prints a line a page and a part; ends with 1 when one, or the pages' median, is over its limit. Needs a built site. */
async function main(): Promise<void> {
  const folder = builtFolder();
  const base = loadSettings().basePath;
  const weigh = pageScale(folder, base);
  const pages = await readPages(folder);
  const faults: string[] = [];
  const sizes: number[] = [];
  let largest = { path: '', size: 0 };
  let mostScript = 0;
  console.log('brotli  script  requests  page');
  for (const page of pages) {
    const size = await compressedSize(page);
    const weight = weigh(page, size);
    console.log(`${cell(size, 6)}  ${cell(weight.script, 6)}  ${cell(weight.requests, 8)}  ${page.path}`);
    if (page.kind !== 'other') sizes.push(size);
    if (size > largest.size) largest = { path: page.path, size };
    mostScript = Math.max(mostScript, weight.script);
    faults.push(...weight.faults);
  }
  const middle = median(sizes);
  if (middle > LIMITS.median)
    faults.push(`guide, scenario and fix pages: median ${middle} is over ${LIMITS.median}`);
  const parts = await partSizes(folder, base, pages);
  console.log('brotli  part (the grammar and the engine bundled from source, the lab as built)');
  for (const part of parts) console.log(partLine(part));
  faults.push(...partFaults(parts));
  for (const fault of faults) console.error(fault);
  console.log(
    `${pages.length} pages: largest ${largest.size} bytes (${largest.path}, limit ${LIMITS.page}), ` +
      `median of guide, scenario and fix pages ${middle} (limit ${LIMITS.median}), ` +
      `script at most ${mostScript} (limit ${LIMITS.script}); ` +
      (faults.length === 0 ? 'within budget' : `${faults.length} over budget`),
  );
  if (faults.length > 0) process.exitCode = 1;
}

function cell(value: number, width: number): string {
  return String(value).padStart(width);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
