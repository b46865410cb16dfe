import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { moduleGraph, requestsOf, staticImports } from './page-weight.ts';

test.each([
  ['a style sheet', '<link rel="stylesheet" href="/a.css">', '<link rel="stylesheet" href="/a.css">'],
  [
    'a preloaded module',
    '<link rel="modulepreload" href="/a.js">',
    '<link rel="modulepreload" href="/a.js">',
  ],
  ['a prefetched page', '<link href="/b/" rel="prefetch">', '<link rel="prefetch" href="/b/">'],
  ['a classic script', '<script src="/a.js"></script>', '<script src="/a.js">'],
  ['a deferred script', '<script defer src="/a.js"></script>', '<script src="/a.js">'],
  ['an inline script', '<script>let a</script>', '<script src="(inline)">'],
  ['an inline module', '<script type="module">let a</script>', '<script type="module" src="(inline)">'],
  [
    'speculation rules',
    '<script type="speculationrules">{}</script>',
    '<script type="speculationrules" src="(inline)">',
  ],
  ['an imported sheet', '<style>@import "/a.css";</style>', 'style sheet: @import "/a.css"'],
  ['a font', '<style>@font-face{src:url(/a.woff2)}</style>', 'style sheet: url(/a.woff2)'],
])('names %s', (_, html, found) => {
  expect(requestsOf(html).blocking).toEqual([found]);
});

test('lets external modules, icons, canonical links and data pass', () => {
  const html = `<link rel="icon" href="/i.svg"><link rel="canonical" href="https://example.com/">
    <style>a{background:url("data:image/svg+xml,x")}</style><script type="module" src="/a.js"></script>`;
  expect(requestsOf(html)).toEqual({ blocking: [], modules: ['/a.js'] });
});

test('reads static imports and re-exports of minified code and leaves import() out', () => {
  const code =
    'import"./a.js";import{b as c}from"./b.js";export*from"./d.js";const e=import("./late.js");export{e};';
  expect(staticImports(code)).toEqual(['./a.js', './b.js', './d.js']);
});

const scratch = { folder: '' };
beforeEach(() => {
  scratch.folder = mkdtempSync(join(tmpdir(), 'weight-'));
});
afterEach(() => rmSync(scratch.folder, { recursive: true }));

test('adds up a module and what it imports, each once, in decoded bytes', () => {
  mkdirSync(join(scratch.folder, 'js'));
  const files = {
    'a.js': 'import"./b.js";import"/x/js/c.js";',
    'b.js': 'import"./c.js";"é"',
    'c.js': 'import("./late.js")',
  };
  for (const [name, code] of Object.entries(files)) writeFileSync(join(scratch.folder, 'js', name), code);
  expect([...moduleGraph(scratch.folder, '/x/', ['/x/js/a.js'])].sort()).toEqual([
    ['/x/js/a.js', 34],
    ['/x/js/b.js', 19],
    ['/x/js/c.js', 19],
  ]);
});

test('refuses a module that the build did not write', () => {
  expect(() => moduleGraph(scratch.folder, '/', ['/gone.js'])).toThrow('/gone.js');
});
