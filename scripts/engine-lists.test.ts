import { expect, test } from 'vitest';
import { ENGINE_LISTS, engineTests, unnamed } from './engine-lists.ts';

test('every row, quirk, outcome and trace step of the engine is named by a test', async () => {
  const texts = await engineTests(process.cwd());
  expect(texts.length).toBeGreaterThan(10);
  expect(unnamed(ENGINE_LISTS, texts)).toEqual([]);
});

test.each<[why: string, text: string, found: boolean]>([
  ['in quotes', "['D1', 'one']", true],
  ['in a sentence', '401 invalid-token jwt.exp u17', true],
  ['as part of a longer id', 'D10 and jwt.exp.more', false],
  ['not at all', 'D2', false],
])('an id %s', (_why, text, found) => {
  const id = text.includes('jwt') ? 'jwt.exp' : 'D1';
  expect(unnamed({ list: [id] }, [text])).toHaveLength(found ? 0 : 1);
});
