import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PROFILES } from './profiles.ts';
import { CLIENT_RULES } from './rules.ts';

const FOLDER = new URL('./', import.meta.url);
const TESTS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'))
  .join('\n');

test.each(Object.keys(CLIENT_RULES))('%s is named by a test', (id) => {
  expect(TESTS.includes(`'${id}'`)).toBe(true);
});

test.each(Object.entries(CLIENT_RULES))('%s names its rule: %s', (_, rule) => {
  expect(rule).toMatch(/^(?:RFC \d+(?:bis)? §\d|Fetch, |URL, |measured: |not measured$)/);
});

test('what was measured names the version that a profile stands for', () => {
  const programs = Object.values(PROFILES).map(({ program }) => program);
  const measured = Object.values(CLIENT_RULES).filter((rule) => rule.startsWith('measured: '));
  for (const rule of measured) {
    for (const program of rule.slice('measured: '.length).split(', ')) {
      expect(programs.some((each) => each.endsWith(program))).toBe(true);
    }
  }
});

test('only facts of no source are assumed', () => {
  for (const [name, { program: _, pages: __, ...facts }] of Object.entries(PROFILES)) {
    const sources = new Set(Object.values(facts).map(({ source }) => source));
    expect([name, name === 'spec' ? [...sources] : sources.has('measured')]).toEqual([
      name,
      name === 'spec' ? ['standard'] : true,
    ]);
  }
});
