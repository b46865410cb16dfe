import { expect, test } from 'vitest';
import { formatAddresses, joinAddresses, lossesOf, parseAddresses } from './addresses.ts';

const published = parseAddresses('/fix/u9/ fix fix-1\n/guide/tokens/ refresh\n');
const lost = (built: string, moved: Readonly<Record<string, string>> = {}): string[] =>
  lossesOf(published, parseAddresses(built), new Map(Object.entries(moved))).map(
    ({ address, message }) => `${address} ${message}`,
  );

test('a build with more loses nothing', () => {
  expect(lost('/\n/fix/u9/ check fix fix-1\n/guide/tokens/ refresh rotate\n')).toEqual([]);
});

test('a lost page and a lost anchor are named', () => {
  expect(lost('/fix/u9/ fix\n')).toEqual([
    expect.stringMatching(/^\/fix\/u9\/#fix-1 was published and is gone: .*`was="fix-1"`/),
    expect.stringMatching(/^\/guide\/tokens\/ was published and has no page: .*`\/guide\/tokens\/ -> /),
  ]);
});

test('the anchors of an address that leads on stand on the page it leads to', () => {
  const moved = { '/guide/tokens/': '/guide/keys/' };
  expect(lost('/fix/u9/ fix fix-1\n/guide/keys/ refresh\n/guide/tokens/\n', moved)).toEqual([]);
  expect(lost('/fix/u9/ fix fix-1\n/guide/keys/ new\n/guide/tokens/\n', moved)).toEqual([
    expect.stringMatching(/^\/guide\/tokens\/#refresh .*\/guide\/keys\/, where it leads, has no such id/),
  ]);
  expect(lost('/fix/u9/ fix fix-1\n/guide/keys/ refresh\n', moved)).toEqual([
    expect.stringMatching(/^\/guide\/tokens\/ was published and has no page/),
  ]);
});

test('what was ever published only grows', () => {
  const all = joinAddresses(published, parseAddresses('/fix/u9/ check\n/fix/u41/ fix\n'));
  expect(formatAddresses(all)).toBe('/fix/u41/ fix\n/fix/u9/ check fix fix-1\n/guide/tokens/ refresh\n');
  expect(parseAddresses(formatAddresses(all))).toEqual(all);
});
