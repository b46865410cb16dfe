import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { addressesIn, anchorsIn, deadLinksIn } from './markdown.ts';

const files = globSync(['**/*.md'], {
  dot: true,
  ignore: ['node_modules', 'dist', '.work', '.git', 'content/**/proof', 'test-results', 'playwright-report'],
});

test('links of the repository’s Markdown lead to files and headings that are there', () => {
  expect(files).toContain('README.md');
  expect(files.flatMap(deadLinksIn)).toEqual([]);
});

test('links are found in prose, not in code', () => {
  const text = 'See [a](a.md#x "t"), ![b](<b.png>) and `[c](c.md)`.\n\n```md\n[d](d.md)\n```\n\n[e]: e.md\n';
  expect(addressesIn(text)).toEqual(['a.md#x', 'b.png', 'e.md']);
});

test('headings get the anchors that a repository viewer gives them', () => {
  expect([...anchorsIn('# Add a fix in 6 steps\n## `npm run`, [quick](x.md)\n## Words\n## Words\n')]).toEqual(
    ['add-a-fix-in-6-steps', 'npm-run-quick', 'words', 'words-1'],
  );
});
