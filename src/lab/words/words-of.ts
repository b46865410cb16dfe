import type { TraceStep } from '#http-auth/trace.ts';

/** A sentence without its full stop, or what makes one of the step. Null: not worth a line. */
export type Sentence = string | ((step: TraceStep) => string);

/** What each step of a scheme says when it passed and when it failed; `failed` also stands for a note. */
export type Words<Rules> = Readonly<
  Record<keyof Rules, { readonly passed: Sentence | null; readonly failed: Sentence }>
>;

/** "11:55:00 UTC" of "after 2026-11-24T11:55:00Z". */
export function time(text = ''): string {
  return `${/T([\d:]+)Z/.exec(text)?.[1] ?? text} UTC`;
}

/** The sentence of a step from a table; null when it needs none, or the table does not have it. */
export function wordsOfStep(table: Partial<Words<Record<string, string>>>, step: TraceStep): string | null {
  if (step.verdict === 'skip') return null;
  const words = step.verdict === 'pass' ? table[step.step]?.passed : table[step.step]?.failed;
  return (typeof words === 'function' ? words(step) : words) ?? null;
}
