import { describe, expect, test } from 'vitest';
import { readAuthParams, readChallenges, readCredentials } from './lenient.ts';
import { parseAuthParams, parseChallenges, parseCredentials } from './parse.ts';
import type { Work } from './types.ts';

/** Steps that one character may cost: how often any of the readers looks at it. */
const LOOKS = 16;
const SIZES = [8_192, 16_384, 32_768, 65_536];

const READERS: Readonly<Record<string, (text: string, work: Work) => unknown>> = {
  'challenges, strict': parseChallenges,
  'credentials, strict': parseCredentials,
  'auth-params, strict': parseAuthParams,
  'challenges, recover': (text, work) => readChallenges(text, 'recover', work),
  'credentials, recover': (text, work) => readCredentials(text, 'recover', work),
  'auth-params, recover': (text, work) => readAuthParams(text, 'recover', work),
  'challenges, wire': (text, work) => readChallenges(text, 'wire', work),
  'credentials, wire': (text, work) => readCredentials(text, 'wire', work),
  'auth-params, wire': (text, work) => readAuthParams(text, 'wire', work),
  'challenges, one line per member': (text, work) => readChallenges(text.split(','), 'wire', work),
};

/** What is repeated, up to a size, behind what, and the end of it. */
const HOSTILE: readonly [
  name: string,
  part: string | ((i: number) => string),
  start?: string,
  end?: string,
][] = [
  ['commas', ','],
  ['blanks', ' \t'],
  ['blanks behind a scheme', ' ', 'Basic', '!'],
  ['tabs behind a scheme', '\t', 'Basic ', '='],
  ['blanks around =', ' ', 'X a', '= b'],
  ['quotes', '"'],
  ['quotes in a parameter', '"', 'X a='],
  ['backslashes', '\\'],
  ['backslashes in quotes', '\\', 'X a="'],
  ['backslashes in a closed quote', '\\\\', 'X a="', '"'],
  ['escaped quotes', '\\"', 'X a="'],
  ['a quote that stays open', 'a', 'X a="'],
  ['quotes that stay open', 'a="b, ', 'X '],
  ['quotes with a fault', 'a="\x01", ', 'X '],
  ['quotes with more behind', 'a="b"c, ', 'X '],
  ['equals', '=', 'X '],
  ['names and equals', 'a=', 'X '],
  ['names and equals as members', 'a=,', 'X '],
  ['a long name', 'a'],
  ['a long name with a fault', 'a', 'X ', ' b'],
  ['a long token68', 'a', 'X ', '=='],
  ['a long token68 with a fault', 'a=', 'X ', ' b'],
  ['names one after the other', 'a ', 'X '],
  ['values without commas', 'a=b ', 'X '],
  ['semicolons', ';', 'X a=b'],
  ['semicolons between parameters', 'a=b;', 'X '],
  ['different names', (i) => `p${i}=v, `, 'X '],
  ['one name', 'p=v, ', 'X '],
  ['one name in other cases', (i) => `${i % 2 === 0 ? 'p' : 'P'}=v, `, 'X '],
  ['schemes', 'X,'],
  ['schemes with a token68', 'X abc=,'],
  ['schemes with a parameter', 'X a="b", '],
  ['parameters without a scheme', 'a="b", '],
  ['letters beyond Latin-1', '\u20AC', 'X a="'],
  ['control characters', '\x00', 'X '],
];

function inputOf(size: number, part: string | ((i: number) => string), start = '', end = ''): string {
  const parts: string[] = [];
  for (let length = start.length, i = 0; length < size; i += 1) {
    const next = typeof part === 'string' ? part : part(i);
    parts.push(next);
    length += next.length;
  }
  return start + parts.join('') + end;
}

describe.each(Object.entries(READERS))('%s', (_reader, read) => {
  test.each(HOSTILE)('%s', (_name, part, start, end) => {
    const perCharacter = SIZES.map((size) => {
      const text = inputOf(size, part, start, end);
      const work = { steps: 0 };
      read(text, work);
      return work.steps / text.length;
    });
    expect(Math.max(...perCharacter)).toBeLessThanOrEqual(LOOKS);
    // Each is twice as long as the one before and may cost twice as much.
    const [first = 0] = perCharacter;
    expect(Math.max(...perCharacter)).toBeLessThanOrEqual(first * 1.1 + 0.01);
  });
});

test('the counter counts: a look at each character at least', () => {
  const text = inputOf(8_192, 'a="b", ', 'X ');
  const work = { steps: 0 };
  parseChallenges(text, work);
  expect(work.steps).toBeGreaterThanOrEqual(text.length);
});
