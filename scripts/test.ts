import { add, type Counts, NONE, sayCounts } from './test/counts.ts';
import { clearReports, STAGES } from './test/stages.ts';

/**
 * `npm test`: installs what the tests need, then runs them all, cheapest first, with a line each. Stops at the first
 * failure and shows its output. The last line adds up what the test runners counted.
 */
async function main(): Promise<boolean> {
  await clearReports();
  let counts: Counts = NONE;
  let good = true;
  for (const stage of STAGES) {
    const start = performance.now();
    const outcome = await stage.run();
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    counts = add(counts, outcome.counts);
    if (!outcome.good) console.log(`${outcome.output.trimEnd()}\n`);
    console.log(`${stage.name.padEnd(9)} ${outcome.good ? 'ok' : 'FAILED'}  ${outcome.says} (${seconds} s)`);
    if (outcome.good) continue;
    good = false;
    break;
  }
  console.log(sayCounts(counts));
  return good;
}

process.exitCode = (await main()) ? 0 : 1;
