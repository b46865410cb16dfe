import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { errorsAsJson, holds, libraryErrors, readLibraryErrors } from './library-errors.ts';

const ids = new Set(readdirSync('content/fixes').map((name) => name.split('-')[0] ?? ''));
const one = (errors: string, extra = ''): string =>
  `- { program: jose, where: exception, source: 'https://example.com/', errors: ${errors}${extra} }`;

describe('the table of errors', () => {
  test('every error leads to a fix that exists', () => {
    expect(libraryErrors().filter(({ fix }) => !ids.has(fix))).toEqual([]);
    expect(() => errorsAsJson(libraryErrors(), new Set(['u17']))).toThrow('which is no fix');
  });

  test('seen names recordings that hold the string', () => {
    const seen = libraryErrors().filter((error) => error.seen.length > 0);
    expect(seen.length).toBeGreaterThan(10);
    for (const { text, seen: paths } of seen)
      for (const path of paths) expect(holds(readFileSync(path, 'utf8'), text), path).toBe(true);
  });

  test('a string in a JSON body counts, another does not', () => {
    const recorded = [
      { path: 'content/fixes/u30-x/a.http', text: '{"error":"unexpected \\"aud\\" claim value"}' },
    ];
    const of = (text: string) => readLibraryErrors(one(`{ '${text}': u30 }`), recorded)[0]?.seen;
    expect(of('unexpected "aud" claim value')).toEqual(['content/fixes/u30-x/a.http']);
    expect(of('unexpected "iss" claim value')).toEqual([]);
    expect(readLibraryErrors(one(`{ 'claim value': u31 }`), recorded)[0]?.seen).toEqual([]);
  });

  test.each([
    ['no errors', one('{}'), 'is empty'],
    ['no fix id', one('{ x: expired }'), '0.errors.x'],
    ['an unknown key', one('{ x: u1 }', ', note: y'), 'note'],
    ['a program twice', `${one('{ x: u1 }')}\n${one('{ y: u1 }')}`, 'twice'],
    ['a string twice', one('{ x: u1, x: u2 }'), 'unique'],
  ])('%s fails with the place', (_name, source, says) => {
    expect(() => readLibraryErrors(source, [])).toThrow(says);
  });
});
