import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  add,
  NONE,
  playwrightCounts,
  proofCounts,
  sayCounts,
  searchFigures,
  vitestCounts,
} from './counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(value: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(value));
  return file;
}

test('a report that was not written counts nothing', () => {
  expect(vitestCounts(join(folder, 'gone.json'))).toEqual(NONE);
  expect(playwrightCounts(join(folder, 'gone.json'))).toEqual(NONE);
});

test('Vitest: pending and to-do tests count as skipped', () => {
  const file = report({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
  expect(vitestCounts(file)).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

test('Playwright: a flaky test counts as failed', () => {
  const file = report({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 } });
  expect(playwrightCounts(file)).toEqual({ passed: 7, failed: 2, skipped: 2 });
});

test('proofs that are neither skipped nor failed have passed', () => {
  const output =
    '1/3 u1/nginx: 401 -> 200 (0.4 s)\n\n3 proofs in 1.2 s\n{"proven":1,"onTwo":0,"skipped":1,"failed":1,"servers":1,"clients":1}\n';
  expect(proofCounts(output)).toEqual({ passed: 1, failed: 1, skipped: 1 });
  const more = output.replace('3 proofs in', '3 proofs and 4 cases of content/passing in');
  expect(proofCounts(more)).toEqual({ passed: 5, failed: 1, skipped: 1 });
  expect(proofCounts('')).toEqual(NONE);
});

test('the figures of search are those of all questions', () => {
  const output =
    'all: 430 questions  hit@1 61.2 %  hit@3 80.0 %  hit@5 84.4 %  MRR 0.701  nothing found 2  sure 50.0 %\nvisitor: 3 questions';
  expect(searchFigures(output)).toEqual({ questions: 430, hit3: 80, nothing: 2 });
  expect(searchFigures('all: 0 questions  hit@1 -')).toBeNull();
});

test('sums are said in the form that ends a run', () => {
  expect(sayCounts(add({ passed: 1, failed: 0, skipped: 2 }, { passed: 2, failed: 1, skipped: 0 }))).toBe(
    '3 passed, 1 failed, 2 skipped',
  );
});
