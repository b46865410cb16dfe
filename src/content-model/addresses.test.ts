import { expect, test } from 'vitest';
import { formatAddresses, joinAddresses, lossesOf, parseAddresses } from './addresses.ts';

const published = parseAddresses('/fix/u9/ fix fix-1\n/guide/tokens/ refresh\n');
const none = new Set<string>();
const lost = (built: string, moved: ReadonlySet<string> = none): string[] =>
  lossesOf(published, parseAddresses(built), moved).map(({ address }) => address);

test('a build with more loses nothing', () => {
  expect(lost('/\n/fix/u9/ check fix fix-1\n/guide/tokens/ refresh rotate\n')).toEqual([]);
});

test('a lost page and a lost anchor are named', () => {
  expect(lost('/fix/u9/ fix\n')).toEqual(['/fix/u9/#fix-1', '/guide/tokens/']);
});

test('a page that points on needs no anchors, but must be there', () => {
  expect(lost('/fix/u9/\n/guide/tokens/ refresh\n', new Set(['/fix/u9/']))).toEqual([]);
  expect(lost('/guide/tokens/ refresh\n', new Set(['/fix/u9/']))).toEqual(['/fix/u9/']);
});

test('what was ever published only grows', () => {
  const all = joinAddresses(published, parseAddresses('/fix/u9/ check\n/fix/u41/ fix\n'));
  expect(formatAddresses(all)).toBe('/fix/u41/ fix\n/fix/u9/ check fix fix-1\n/guide/tokens/ refresh\n');
  expect(parseAddresses(formatAddresses(all))).toEqual(all);
});
