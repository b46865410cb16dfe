import { describe, expect, test } from 'vitest';
import { someRules } from './fixture.ts';
import { cachingOf, hostingRules, plain, typeOf, wholeRedirects } from './rules.ts';

const withRedirect = (from: string, to: string): (() => unknown) => {
  return () => someRules({ redirects: [{ from, to }] });
};

describe('hostingRules', () => {
  test('the policy names the style sheets of the build', () => {
    const policy = someRules().headers.find(([name]) => name === 'Content-Security-Policy')?.[1];
    expect(policy).toContain("style-src 'sha256-AAAA';");
  });

  test.each([
    ['fix/old/', '/fix/u17/'],
    ['/fix/old/', 'https://example.com/'],
    ['/fix/old/', '//example.com/'],
    ['/fix/a b/', '/fix/u17/'],
    ['/fix/*', '/fix/u17/'],
    ['/fix/old/#see', '/fix/u17/'],
    ['/fix/old/', '/fix/u17/#'],
    ['/fix/old/\n/evil/', '/fix/u17/'],
    ['/fix/$uri/', '/fix/u17/'],
  ])('refuses a redirect from %j to %j', (from, to) => {
    expect(withRedirect(from, to)).toThrow('is no path of the site');
  });

  test.each([
    ['/fix/u17/', '/fix/u17/'],
    ['/fix/u17', '/fix/u17/'],
    ['/fix/u17/', '/fix/u17/#fix'],
  ])('refuses a redirect from %s to itself, %s', (from, to) => {
    expect(withRedirect(from, to)).toThrow('leads to itself');
  });
});

test('redirects stand below the base path, pages in both forms', () => {
  const redirects = [
    { from: '/fix/old/', to: '/fix/u17/#fix' },
    { from: '/fix/old.md', to: '/fix/u17.md' },
  ];
  expect(wholeRedirects(someRules({ redirects }))).toEqual([
    { from: '/help/401/fix/old/', to: '/help/401/fix/u17/#fix' },
    { from: '/help/401/fix/old', to: '/help/401/fix/u17/#fix' },
    { from: '/help/401/fix/old.md', to: '/help/401/fix/u17.md' },
  ]);
});

test('a file has the type of its name before that of its ending, and an unknown one is refused', () => {
  const rules = someRules();
  expect(typeOf(rules, 'feed.xml')).toBe('application/atom+xml');
  expect(typeOf(rules, 'sitemap.xml')).toBe('application/xml');
  expect(typeOf(rules, 'fix/u17.md')).toBe('text/markdown; charset=utf-8');
  expect(() => typeOf(rules, 'fonts/inter.woff2')).toThrow('fonts/inter.woff2');
});

test('only files with a hash in their name are kept for a year', () => {
  const rules = someRules();
  expect(cachingOf(rules, '_astro/search.B3x.js')).toContain('immutable');
  expect(cachingOf(rules, 'cards/u17.a1b2.png')).toContain('immutable');
  expect(cachingOf(rules, 'fix/u17/index.html')).toContain('must-revalidate');
  expect(cachingOf(rules, 'sw.js')).toContain('must-revalidate');
});

test('plain refuses control characters and what it is told', () => {
  expect(plain('a "b" é')).toBe('a "b" é');
  expect(() => plain('a\nb')).toThrow('cannot stand');
  expect(() => plain('a\u007f')).toThrow('cannot stand');
  expect(() => plain('a$b', '$')).toThrow('"$"');
});

test('text is compressed, pictures and binaries are not', () => {
  const { compressed } = hostingRules({
    siteUrl: 'https://a.example',
    basePath: '/',
    styleHashes: [],
    redirects: [],
  });
  expect(compressed).toContain('md');
  expect(compressed).not.toContain('png');
  expect(compressed).not.toContain('pf_index');
});
