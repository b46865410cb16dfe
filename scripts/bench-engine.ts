import { cpus } from 'node:os';
import { benchBasic } from './bench-engine/basic.ts';
import { benchChallenges } from './bench-engine/challenges.ts';
import { benchDecisions } from './bench-engine/decisions.ts';
import { benchHostile, type Slowest } from './bench-engine/hostile.ts';
import type { Measured } from './bench-engine/measure.ts';

/**
 * npm run bench: how fast the engine reads and decides, beside the libraries that do a part of it. One table; the ratio
 * is the time taken, the engine's own being 1. Nothing is demanded of the numbers: they depend on the machine.
 */
async function main(): Promise<void> {
  console.log(
    `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}; medians of several rounds.`,
  );
  console.log(row('', 'who', 'result', 'time', 'note'));
  for (const [title, rows] of await benchChallenges()) show(title, rows, nanoseconds);
  show('Basic credentials', await benchBasic(), nanoseconds);
  for (const [title, rows] of await benchDecisions()) show(title, rows, perSecond);
  showHostile(await benchHostile());
}

function show(title: string, rows: readonly Measured[], unit: (time: number) => string): void {
  const own = rows[0]?.nanoseconds ?? 1;
  for (const [i, { who, nanoseconds: time, note }] of rows.entries()) {
    const [result, ratio] = time === null ? ['-', '-'] : [unit(time), (time / own).toFixed(2)];
    console.log(row(i === 0 ? title : '', who, result, ratio, note));
  }
}

function showHostile(rows: readonly Slowest[]): void {
  const own = rows[0]?.milliseconds ?? 1;
  for (const [i, { who, milliseconds, over, note }] of rows.entries()) {
    const result = `${over ? '> ' : ''}${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`;
    const ratio = `${over ? '> ' : ''}${(milliseconds / own).toFixed(2)}`;
    console.log(row(i === 0 ? '64 KB of hostile input' : '', who, result, ratio, note));
  }
}

function nanoseconds(time: number): string {
  return `${time.toFixed(0)} ns`;
}

function perSecond(time: number): string {
  return `${Math.round(1e9 / time).toLocaleString('en')} /s`;
}

function row(title: string, who: string, result: string, ratio: string, note: string): string {
  return `${title.padEnd(29)}${who.padEnd(20)}${result.padStart(12)}${ratio.padStart(9)}  ${note}`.trimEnd();
}

await main();
