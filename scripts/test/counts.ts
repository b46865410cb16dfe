import { existsSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';

/** What a test runner counted. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Counts of a JSON report of Vitest; none when it wrote none. */
export function vitestCounts(file: string): Counts {
  if (!existsSync(file)) return NONE;
  const report = vitestReport.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { numPassedTests: passed, numFailedTests: failed } = report;
  return { passed, failed, skipped: report.numPendingTests + report.numTodoTests };
}

/** Counts of a JSON report of Playwright; none when it wrote none. A test that passed on a second try has failed. */
export function playwrightCounts(file: string): Counts {
  if (!existsSync(file)) return NONE;
  const { expected, unexpected, flaky, skipped } = playwrightReport.parse(
    JSON.parse(readFileSync(file, 'utf8')),
  ).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/** Counts of `prove`, from its line "12 proofs and 3 cases of … in 3.4 s" and the summary in JSON after it. */
export function proofCounts(output: string): Counts {
  const [, proofs = 0, cases = 0] = /^(\d+) proofs(?: and (\d+) cases \S+ \S+)? in /m.exec(output) ?? [];
  const all = Number(proofs) + Number(cases);
  const { skipped = 0, failed = 0 } = z
    .object({ skipped: z.number(), failed: z.number() })
    .partial()
    .parse(JSON.parse(/^\{.*\}$/m.exec(output)?.[0] ?? '{}'));
  return { passed: all - skipped - failed, failed, skipped };
}

/** What the search evaluation prints of all questions that the site can answer. */
export interface SearchFigures {
  readonly questions: number;
  /** Share of questions whose right page is among the first three, in %. */
  readonly hit3: number;
  readonly nothing: number;
}

/** Reads the line that starts with "all:"; null when there is none. */
export function searchFigures(output: string): SearchFigures | null {
  const line = /^all: (\d+) questions .*?hit@3 ([\d.]+) % .*?nothing found (\d+)/m.exec(output);
  return line === null
    ? null
    : { questions: Number(line[1]), hit3: Number(line[2]), nothing: Number(line[3]) };
}

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** "12 passed, 0 failed, 1 skipped" */
export function sayCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
