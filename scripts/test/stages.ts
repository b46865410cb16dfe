import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CHROMIUM } from '../chromium.ts';
import { installPrograms, neededPackages } from '../install-programs.ts';
import { type Counts, NONE, playwrightCounts, proofCounts, searchFigures, vitestCounts } from './counts.ts';
import { MOVED } from './moved.ts';
import { type Ended, runScript } from './run.ts';

/** What came of a stage. */
export interface Outcome {
  readonly good: boolean;
  /** Its line says this after the name. */
  readonly says: string;
  /** Shown when it is not good. */
  readonly output: string;
  readonly counts: Counts;
}

/** A part of `npm test`. */
export interface Stage {
  readonly name: string;
  run(): Promise<Outcome>;
}

const REPORTS = '.work/test';
const QUESTIONS = '../shared/data/questions.jsonl';
/** Search must find something for every question, and the right page among the first three for this share, in %. */
const LEAST_HIT3 = 70;

const bin = {
  playwright: 'node_modules/@playwright/test/cli.js',
  vitest: 'node_modules/vitest/vitest.mjs',
};

/** A fresh folder for the reports of the runners. */
export async function clearReports(): Promise<void> {
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
}

/** The line of a program that says it best: the last one. */
function lastLine(output: string): string {
  return output.trimEnd().split('\n').at(-1)?.trim() ?? '';
}

/** A failure that no runner counted still counts as one. */
function outcome({ code, output }: Ended, says: string, counts: Counts = NONE): Outcome {
  const good = code === 0 && counts.failed === 0;
  return { good, says, output, counts: good ? counts : { ...counts, failed: Math.max(1, counts.failed) } };
}

function skipped(says: string): Outcome {
  return { good: true, says: `skipped: ${says}`, output: '', counts: { ...NONE, skipped: 1 } };
}

function script(name: string, file: string, args: readonly string[], minutes: number): Stage {
  return {
    name,
    async run() {
      const ended = await runScript(file, args, minutes);
      return outcome(ended, lastLine(ended.output));
    },
  };
}

function vitest(name: string, report: string, args: readonly string[], minutes: number): Stage {
  const file = join(REPORTS, report);
  return {
    name,
    async run() {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const ended = await runScript(bin.vitest, ['run', ...args, ...reporters], minutes);
      const counts = vitestCounts(file);
      return outcome(ended, `${counts.passed} tests`, counts);
    },
  };
}

const programs: Stage = {
  name: 'programs',
  async run() {
    const { installed, missing } = await installPrograms(neededPackages);
    const parts = [
      ...(installed.length > 0 ? [`installed ${installed.join(', ')}`] : []),
      ...(missing.length > 0 ? [`missing ${missing.join(', ')}: what needs them is skipped`] : []),
    ];
    return { good: true, says: parts.join('; ') || 'all there', output: '', counts: NONE };
  },
};

const check: Stage = {
  name: 'check',
  async run() {
    const npm = process.env['npm_execpath'];
    if (npm === undefined) throw new Error('Run this as: npm test');
    const ended = await runScript(npm, ['run', '--silent', 'check'], 15);
    return outcome(ended, 'format, lint, types, layers, content');
  },
};

const proofs: Stage = {
  name: 'proofs',
  async run() {
    const ended = await runScript('prove/main.ts', ['--allow-missing'], 15);
    const counts = proofCounts(ended.output);
    return outcome(
      ended,
      `${counts.passed} proven again, ${counts.skipped} skipped for want of a program`,
      counts,
    );
  },
};

function playwright(
  name: string,
  config: string,
  minutes: number,
  settings: Readonly<Record<string, string>> = {},
): Stage {
  const file = join(REPORTS, `${name}.json`);
  return {
    name,
    async run() {
      if (!existsSync(CHROMIUM)) return skipped(`no Chromium at ${CHROMIUM}`);
      const env = { ...settings, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
      const args = ['test', '--config', config, '--reporter=list,json'];
      const ended = await runScript(bin.playwright, args, minutes, env);
      const counts = playwrightCounts(file);
      return outcome(ended, `${counts.passed} tests`, counts);
    },
  };
}

const search: Stage = {
  name: 'search',
  async run() {
    if (!existsSync(QUESTIONS)) return skipped(`${QUESTIONS} is not here`);
    if (!existsSync(CHROMIUM)) return skipped(`no Chromium at ${CHROMIUM}`);
    const ended = await runScript('scripts/search-eval.ts', [QUESTIONS], 15);
    const figures = searchFigures(ended.output);
    const line = /^all: .*$/m.exec(ended.output)?.[0] ?? 'no figures';
    const holds = figures !== null && figures.hit3 >= LEAST_HIT3 && figures.nothing === 0;
    return outcome({ ...ended, code: holds ? ended.code : 1 }, line);
  },
};

/** All stages in order: what is cheap and says most comes first. */
export const STAGES: readonly Stage[] = [
  programs,
  check,
  vitest('unit', 'unit.json', [], 20),
  script('build', 'scripts/build.ts', [], 10),
  script('budget', 'scripts/budget.ts', [], 5),
  vitest('site', 'site.json', ['--config', 'tests/site/vitest.config.ts'], 12),
  proofs,
  playwright('browser', 'playwright.config.ts', 40),
  // tests/site/moved.test.ts has built it.
  playwright('moved', 'playwright.moved.config.ts', 15, MOVED),
  search,
];
