import { expect, test } from 'vitest';
import { anchorsOf } from './anchors.ts';
import { scanMdx } from './scan.ts';

const idsOf = (text: string): string[] => anchorsOf('guide', scanMdx(text, 0)).map(({ id }) => id);

test('a renamed heading keeps the ids it had before', () => {
  expect(idsOf('<H id="new" was="old older">Name</H>\n')).toEqual(['main', 'new', 'old', 'older']);
  expect(idsOf('<H id="new">Name</H>\n')).toEqual(['main', 'new']);
});
