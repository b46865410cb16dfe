import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { findBreaches } from '../scripts/layers.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const PACKAGE = JSON.stringify({
  imports: {
    '#catalog/*': './src/catalog/*',
    '#components/*': './src/components/*',
    '#http-auth/*': './src/http-auth/*',
    '#layouts/*': './src/layouts/*',
    '#wire/*': './src/wire/*',
  },
});

/** The breaches of a project that holds just these files, as `file:line: message`. */
function breachesOf(files: Readonly<Record<string, string>>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'layers-'));
  made.push(root);
  for (const [file, text] of Object.entries({ 'package.json': PACKAGE, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return findBreaches(root).map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

describe('findBreaches lets pass', () => {
  test.each([
    ['a page that uses a layout', 'src/pages/a.astro', "---\nimport A from '#layouts/A.astro';\n---\n<A />"],
    ['a lab that uses the engine', 'src/lab/a.ts', "import { a } from '#http-auth/a.ts';"],
    ['relative paths within a folder', 'src/wire/b.ts', "export { a } from './a.ts';"],
    ['a package on the list', 'src/schemas/a.ts', "import { z } from 'astro/zod';"],
    ['any package where none is listed', 'src/pages/a.ts', "import { createHash } from 'node:crypto';"],
    [
      'packages in tests',
      'src/wire/a.test.ts',
      "import { test } from 'vitest';\nimport { readFileSync } from 'node:fs';",
    ],
    [
      'words in strings and comments',
      'src/wire/a.ts',
      "// import '#layouts/A.astro' as any\nconst a = \"vi.mock('x') as any\";",
    ],
    ['imports shown in code of a chapter', 'content/guide/a.mdx', "```js\nimport jose from 'jose';\n```\n"],
    [
      'keys, classes and messages of errors in an island',
      'src/islands/a.ts',
      `const a = ['Escape', 'acts lab-head', new Error('The lab has no form'), new Error(\`No field \${1}\`)];`,
    ],
    ['sentences outside of islands', 'src/wire/a.ts', "const a = 'Show more';"],
    ['a file of 400 lines', 'src/wire/a.ts', '\n'.repeat(400)],
  ])('%s', (_, file, text) => {
    expect(breachesOf({ [file]: text })).toEqual([]);
  });
});

describe('findBreaches names', () => {
  test.each([
    [
      'words for readers in an island',
      'src/islands/a.ts',
      "\nconst a = 'Show more';",
      ':2: holds words that readers see',
    ],
    [
      'words for readers around a value',
      'src/islands/a.ts',
      `const a = \`Not now: \${1}\`;`,
      ':1: holds words that readers see',
    ],
    [
      'an import upwards',
      'src/catalog/a.ts',
      "\nimport A from '#components/A.astro';",
      ':2: imports #components/A.astro: src/catalog may use src/agreement, src/content-model',
    ],
    [
      'an import upwards in a page',
      'src/components/a.astro',
      "---\nconst a = 1;\nimport A from '#layouts/A.astro';\n---\n",
      ':3: imports #layouts/A.astro',
    ],
    [
      'one in the script of a component',
      'src/components/a.astro',
      "<p>a</p>\n<script>\nimport '#layouts/a.ts';\n</script>",
      ':3: imports #layouts/a.ts',
    ],
    [
      'one by relative path',
      'src/wire/a.ts',
      "export * from '../http-auth/a.ts';",
      ':1: imports ../http-auth/a.ts: src/wire may use no other folder',
    ],
    [
      'one by import()',
      'src/wire/a.ts',
      "const a = import('#http-auth/a.ts');",
      ':1: imports #http-auth/a.ts',
    ],
    ['one of a type', 'src/wire/a.ts', "let a: import('#http-auth/a.ts').A;", ':1: imports #http-auth/a.ts'],
    [
      'one by glob',
      'src/wire/a.ts',
      "const a = import.meta.glob('../pages/*.ts');",
      ':1: imports ../pages/*.ts',
    ],
    [
      'a relative path across folders',
      'src/lab/a.ts',
      "import { a } from '../wire/a.ts';",
      ':1: imports ../wire/a.ts: write #wire/…',
    ],
    [
      'a package in a pure folder',
      'src/search/a.ts',
      "import 'node:fs';",
      ':1: imports node:fs: src/search may use no packages',
    ],
    [
      'prove/, even in a test',
      'tests/a.test.ts',
      "import '../prove/main.ts';",
      ':1: imports ../prove/main.ts: nothing imports prove/',
    ],
    [
      'a query of collections',
      'src/pages/a.ts',
      "import { getCollection as all } from 'astro:content';",
      ':1: asks Astro for collections',
    ],
    [
      'an import in a chapter',
      'content/guide/a.mdx',
      "\nimport A from '#components/A.astro';\n",
      ':2: imports #components/A.astro',
    ],
    ['any', 'src/pages/a.astro', '---\nconst a = 1 as any;\n---\n', ':2: says `any`'],
    ['a mocked module', 'src/search/a.test.ts', "vi.mock('./b.ts');", ':1: mocks a module'],
    ['a file of 401 lines', 'src/styles/a.css', '\n'.repeat(401), ':401: has 401 lines'],
  ])('%s', (_, file, text, breach) => {
    const found = breachesOf({ [file]: text });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(file + breach);
  });
});
