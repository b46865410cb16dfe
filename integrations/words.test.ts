import { expect, it } from 'vitest';
import { withWords } from './words.ts';

const WORDS = {
  A_WORDS: { one: 'One', many: (n: number) => `${n} of them`, in: { deep: 'Deep', list: ['a', 'b'] } },
  B_WORDS: { two: 'Two' },
};
const IMPORT = "import { A_WORDS } from '#site/words.ts';\n";

it('puts the words where they are used and drops the import', () => {
  const code = withWords(`${IMPORT}say(A_WORDS.one, A_WORDS.many(3), A_WORDS.in.deep.length);`, WORDS) ?? '';
  const said: unknown[] = [];
  new Function('say', code)((...all: unknown[]) => said.push(...all));
  expect(said).toEqual(['One', '3 of them', 4]);
  expect(code).not.toContain('_WORDS');
  expect(code).not.toContain('import');
});

it('puts a whole part where a name is computed', () => {
  const code = withWords(`${IMPORT}say(A_WORDS.in['de' + 'ep'], A_WORDS.in.list);`, WORDS) ?? '';
  const said: unknown[] = [];
  new Function('say', code)((...all: unknown[]) => said.push(...all));
  expect(said).toEqual(['Deep', ['a', 'b']]);
});

it('leaves code without words alone and refuses a word that is not there', () => {
  expect(withWords('say("A_WORDS.one")', WORDS)).toBeNull();
  const other = "import { words } from '#search/words.ts';\n";
  expect(withWords(`${other}${IMPORT}words(A_WORDS.one)`, WORDS)).toContain(other);
  expect(() => withWords(`${IMPORT}say(A_WORDS.none)`, WORDS)).toThrow('A_WORDS.none');
});
