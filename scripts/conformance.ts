import { readFileSync } from 'node:fs';
import { readCases } from './conformance/case.ts';
import { report, type Scored, score, summarize } from './conformance/score.ts';

/**
 * Runs a file of outside cases, one JSON object a line, through the engine: a line a kind, the failures, and last one
 * JSON line. Exits with 1 when a scored case fails, with 2 when the file cannot be read.
 */
async function main(path: string | undefined): Promise<number> {
  if (path === undefined) {
    console.error('usage: npm run --silent conformance -- cases.jsonl');
    return 2;
  }
  try {
    const results: Scored[] = [];
    for (const each of readCases(readFileSync(path, 'utf8'))) results.push(await score(each));
    for (const line of report(results)) console.log(line);
    const { scored, passed } = summarize(results);
    return passed === scored ? 0 : 1;
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

process.exitCode = await main(process.argv[2]);
