import { expect, test } from 'vitest';
import { mailText, sentencesIn } from './reply.ts';
import { askSchema } from './scenario.ts';

const reply = mailText(2, 3, 100);
const problems = (words: unknown): string[] =>
  reply.safeParse(words).error?.issues.map(({ message }) => message) ?? [];

test.each([
  ['One. Two.', 2],
  ['It says "not found". Look at .htaccess, at 2.4.13 and at example.com.', 2],
  ['Is it so? (Yes.) No!', 3],
  ['no end', 0],
])('%s', (words, count) => {
  expect(sentencesIn(words)).toBe(count);
});

test('two or three sentences pass; one and four do not', () => {
  expect(problems('One. Two.')).toEqual([]);
  expect(problems('One. Two. Three.')).toEqual([]);
  expect(problems('One.')).toEqual(['has another number of sentences than 2 to 3']);
  expect(problems('One. Two. Three. Four.')).toEqual(['has another number of sentences than 2 to 3']);
});

test('what is too long, missing or blank is refused', () => {
  expect(problems(`${'x'.repeat(95)}. Y.`)).toEqual([]);
  expect(problems(`${'x'.repeat(97)}. Y.`)).toEqual(['is over 100 characters: shorten it']);
  expect(problems(undefined)).toEqual(['is missing: add it']);
  expect(problems(' ')[0]).toBe('is empty: write it or leave the key out');
});

test.each(['https://example.com/', 'www.example.com', '[here](u1)'])('a link is refused: %s', (link) => {
  expect(problems(`Look at ${link} now. Then reload.`)).toEqual([
    'holds a link: take it out, the site adds the address',
  ]);
});

test('a backtick is refused', () => {
  expect(problems('Send `Bearer`. Then reload.')).toEqual([
    'holds a backtick, which a mail would show: take it out',
  ]);
});

const ask = { intro: 'We need two things.', remove: 'Cut out the values after Authorization.' };

test('a scenario asks for something from at least one place', () => {
  expect(askSchema.safeParse({ ...ask, phone: 'Take a screenshot.' }).success).toBe(true);
  expect(askSchema.safeParse(ask).error?.issues).toMatchObject([
    { message: 'asks for nothing: write phone, desktop or program' },
  ]);
});

test('what to remove is always said, the beginning is one sentence, and no other part is known', () => {
  const phone = 'Take a screenshot.';
  expect(askSchema.safeParse({ intro: ask.intro, phone }).error?.issues).toMatchObject([
    { path: ['remove'] },
  ]);
  expect(askSchema.safeParse({ ...ask, phone, intro: 'One. Two.' }).error?.issues).toMatchObject([
    { path: ['intro'] },
  ]);
  expect(askSchema.safeParse({ ...ask, phone, tablet: phone }).error?.issues).toMatchObject([
    { code: 'unrecognized_keys' },
  ]);
});
