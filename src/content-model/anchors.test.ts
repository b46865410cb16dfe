import { expect, test } from 'vitest';
import { anchorsOf } from './anchors.ts';
import { scanMdx } from './scan.ts';
import type { Kind } from './source.ts';

const idsOf = (text: string, kind: Kind = 'guide'): string[] =>
  anchorsOf(kind, scanMdx(text, 0)).map(({ id }) => id);

test('a renamed heading keeps the ids it had before', () => {
  expect(idsOf('<H id="new" was="old older">Name</H>\n')).toEqual(['main', 'new', 'old', 'older']);
  expect(idsOf('<H id="new">Name</H>\n')).toEqual(['main', 'new']);
});

test('a step or section keeps the ids of those that were removed', () => {
  const text =
    '<Fix was="try">\n<Steps>\n<Step>\nOne.\n</Step>\n<Step was="fix-3 fix-4">\nTwo.\n</Step>\n</Steps>\n</Fix>\n';
  const own = idsOf(text, 'fixes').slice(4);
  expect(own).toEqual(['try', 'fix', 'fix-1', 'fix-3', 'fix-4', 'fix-2']);
});
