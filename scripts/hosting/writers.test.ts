import { describe, expect, test } from 'vitest';
import { writeCaddy } from './caddy.ts';
import { rulesWith, someRules } from './fixture.ts';
import { withMeta, writeWorkflow } from './github.ts';
import { writeNginx } from './nginx.ts';
import { writeHeaders, writeRedirects } from './underscore-files.ts';

const PLACE = { root: '/srv/site', listen: '127.0.0.1:8080' };

describe('_headers and _redirects', () => {
  test('rules stand below the base path', () => {
    const lines = writeHeaders(someRules()).split('\n');
    const paths = lines.filter((line) => line !== '' && !line.startsWith(' '));
    expect(paths).toContain('/help/401/_astro/*');
    expect(paths.every((path) => path.startsWith('/help/401/'))).toBe(true);
    expect(writeRedirects(someRules())).toBe(
      '/help/401/fix/old/ /help/401/fix/u17/#fix-2 301\n' +
        '/help/401/fix/U17/ /help/401/fix/u17/ 301\n/help/401/old/ /help/401/ 301\n',
    );
    expect(writeRedirects(someRules({ redirects: [] }))).toBe('');
  });

  test('no address gets one header from two rules', () => {
    const rules: { path: string; names: string[] }[] = [];
    for (const line of writeHeaders(someRules({ basePath: '/' })).split('\n')) {
      if (line.startsWith('/')) rules.push({ path: line, names: [] });
      else if (line !== '') rules.at(-1)?.names.push(line.trim().split(':')[0] ?? '');
    }
    const namesAt = (path: string): string[] =>
      rules
        .filter((rule) => new RegExp(`^${rule.path.replaceAll('.', '\\.').replace('*', '.*')}$`).test(path))
        .flatMap(({ names }) => names);
    for (const path of ['/', '/_astro/a.js', '/cards/a.png', '/feed.xml', '/fix/u17.md']) {
      const names = namesAt(path);
      expect(names).toContain('Content-Security-Policy');
      expect(new Set(names).size, path).toBe(names.length);
    }
    expect(namesAt('/_astro/a.js')).toContain('Cache-Control');
  });

  test('what a host would not take is refused', () => {
    expect(() => writeHeaders(rulesWith('a\n/evil'))).toThrow('cannot stand');
    expect(() => writeHeaders(rulesWith('x'.repeat(2_000)))).toThrow('longer than 2000');
  });
});

test('redirects beyond what Cloudflare takes are left to the pages that point on', () => {
  const redirects = Array.from({ length: 2_001 }, (_, n) => ({ from: `/old/${n}/`, to: '/fix/u17/' }));
  expect(writeRedirects(someRules({ redirects })).trimEnd().split('\n')).toHaveLength(2_000);
});

describe('nginx', () => {
  test('quotes and backslashes are escaped, variables refused', () => {
    expect(writeNginx(rulesWith('a "b" \\ c'), PLACE)).toContain('X-Note "a \\"b\\" \\\\ c" always;');
    expect(() => writeNginx(rulesWith('a $b'), PLACE)).toThrow('cannot stand');
    expect(() => writeNginx(rulesWith('a\nb'), PLACE)).toThrow('cannot stand');
  });

  test('a place that would be more than one word is refused', () => {
    expect(() => writeNginx(someRules(), { ...PLACE, listen: '80; root /' })).toThrow('cannot stand');
    expect(writeNginx(someRules(), { ...PLACE, listen: '443 ssl' })).toContain('listen 443 ssl;');
    expect(writeNginx(someRules(), { ...PLACE, root: '/srv/my site' })).toContain('root "/srv/my site";');
  });

  test('headers stand at the level of the server alone: one in a location would hide them all', () => {
    const lines = writeNginx(someRules(), PLACE).split('\n');
    const locations = lines.filter((line) => line.startsWith('  location = '));
    expect(locations.length).toBeGreaterThan(2);
    expect(locations.filter((line) => line.includes('add_header'))).toEqual([]);
  });
});

describe('Caddy', () => {
  test('quotes and backslashes are escaped, placeholders refused', () => {
    expect(writeCaddy(rulesWith('a "b" \\ c'), PLACE)).toContain('header X-Note "a \\"b\\" \\\\ c"');
    expect(() => writeCaddy(rulesWith('{env.HOME}'), PLACE)).toThrow('cannot stand');
    expect(() => writeCaddy(someRules(), { ...PLACE, root: '/srv/{x}' })).toThrow('cannot stand');
    expect(() => writeCaddy(rulesWith('a\nb'), PLACE)).toThrow('cannot stand');
  });
});

describe('GitHub Pages', () => {
  const page = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>x</title>';

  test('a page carries the policy before anything that it rules, without what a page cannot say', () => {
    const html = withMeta(page, someRules().headers);
    expect(html.indexOf('http-equiv="Content-Security-Policy"')).toBeLessThan(html.indexOf('<title>'));
    expect(html).toContain("style-src 'sha256-AAAA';");
    expect(html).not.toContain('frame-ancestors');
    expect(html).toContain('<meta name="referrer" content="same-origin">');
  });

  test('values are escaped, and a page without a charset is refused', () => {
    expect(withMeta(page, [['Content-Security-Policy', '"><script>&']])).toContain(
      'content="&quot;&gt;&lt;script&gt;&amp;"',
    );
    expect(() => withMeta('<html>', someRules().headers)).toThrow('charset');
  });

  test('the workflow builds with the settings of this build', () => {
    const workflow = writeWorkflow(someRules());
    expect(workflow).toContain('SITE_URL: "https://help.example.com"');
    expect(workflow).toContain('BASE_PATH: "/help/401/"');
  });
});
