import type { NumericDate } from './types.ts';

/** A date as in "2026-11-24T12:00:00Z"; a number that is no date stays a number. */
export function isoDate(seconds: NumericDate): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString().replace(/\.\d+Z$/, 'Z');
}
