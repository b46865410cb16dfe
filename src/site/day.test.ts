import { expect, test } from 'vitest';
import { dayInWords } from './day.ts';

test('a day is said with its month in letters and no leading zero', () => {
  expect(dayInWords('2026-11-24')).toBe('24 Nov 2026');
  expect(dayInWords('2026-01-05')).toBe('5 Jan 2026');
});

test('what is no day stays as it is', () => {
  expect(dayInWords('2026-13-05')).toBe('2026-13-05');
  expect(dayInWords('yesterday')).toBe('yesterday');
});
