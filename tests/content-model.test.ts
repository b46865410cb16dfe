import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'astro/zod';
import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { foldPhrase } from '../src/content-model/check-phrases.ts';
import { checkContent, type Problem } from '../src/content-model/index.ts';
import { PROBLEM_CODES } from '../src/content-model/problem.ts';
import { scaffoldFix } from '../src/content-model/scaffold.ts';
import { staleFixes } from '../src/content-model/stale.ts';

const FIXTURES = new URL('./fixtures/content/', import.meta.url).pathname;

/** What a fixture changes in the valid base, and the problems that must come of it. */
const caseSchema = z.strictObject({
  /** Files or folders to rename; done first. */
  move: z.record(z.string(), z.string()).default({}),
  add: z.record(z.string(), z.string()).default({}),
  remove: z.array(z.string()).default([]),
  /** Replacements by file: what stands there once, and what shall. */
  edit: z.record(z.string(), z.array(z.tuple([z.string(), z.coerce.string()]))).default({}),
  expect: z.array(
    z.strictObject({ code: z.enum(PROBLEM_CODES), file: z.string(), field: z.string(), says: z.string() }),
  ),
  /** Codes that follow from the change and are not what the fixture is about. */
  allow: z.array(z.enum(PROBLEM_CODES)).default([]),
});
type Case = z.infer<typeof caseSchema>;

const CASES = readdirSync(join(FIXTURES, 'cases')).map((file) => ({
  name: file.replace('.yaml', ''),
  ...caseSchema.parse(parse(readFileSync(join(FIXTURES, 'cases', file), 'utf8'))),
}));

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function baseCopy(): string {
  const root = mkdtempSync(join(tmpdir(), 'content-model-'));
  made.push(root);
  cpSync(join(FIXTURES, 'base'), root, { recursive: true });
  return root;
}

function apply(root: string, change: Case): void {
  for (const [from, to] of Object.entries(change.move)) renameSync(join(root, from), join(root, to));
  for (const [file, text] of Object.entries(change.add)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  for (const file of change.remove) rmSync(join(root, file));
  for (const [file, replacements] of Object.entries(change.edit)) {
    let text = readFileSync(join(root, file), 'latin1');
    for (const [from, to] of replacements.map((pair) => pair.map(latin1))) {
      expect(text, `${file} holds ${from}`).toContain(from);
      text = text.replace(from ?? '', () => to ?? '');
    }
    writeFileSync(join(root, file), text, 'latin1');
  }
}

/** UTF-8 as one character a byte, so that recordings stay as they are. */
const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

const placeOf = ({ code, file, field }: Omit<Problem, 'message'>): string => `${code} ${file} ${field}`;

describe('checkContent', () => {
  test('finds nothing wrong with the valid base', async () => {
    expect(await checkContent(baseCopy())).toEqual([]);
  });

  test.each(CASES)('$name', async (change) => {
    const root = baseCopy();
    apply(root, change);
    const problems = (await checkContent(root)).filter(({ code }) => !change.allow.includes(code));
    expect(problems.map(placeOf).sort()).toEqual(change.expect.map(placeOf).sort());
    for (const wanted of change.expect) {
      const message = problems.find((problem) => placeOf(problem) === placeOf(wanted))?.message;
      expect(message).toContain(wanted.says);
    }
  });

  test('every code has a fixture', () => {
    const proven = new Set(CASES.flatMap((change) => change.expect.map(({ code }) => code)));
    // Needs a repository: the test below.
    proven.add('ledger-removed');
    expect(PROBLEM_CODES.filter((code) => !proven.has(code))).toEqual([]);
  });

  test('misses the last line of the ledger when it was committed', async () => {
    const root = baseCopy();
    const git = (...args: string[]): Buffer =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: root });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'base');
    expect(await checkContent(root)).toEqual([]);
    writeFileSync(
      join(root, 'content/ids.txt'),
      'u1 active\nu2 active\nu3 active\nu4 merged u1\nu5 split u1 u2\n',
    );
    const problems = await checkContent(root);
    expect(problems.map(placeOf)).toEqual(['ledger-removed content/ids.txt u6']);
    expect(problems[0]?.message).toContain('u6 retired');
  });
});

test('phrases are the same whatever their case, punctuation and spaces', () => {
  expect(foldPhrase('  “401”:  Not-Authorized?! ')).toBe(foldPhrase('401 not authorized'));
  expect(foldPhrase('token expired')).not.toBe(foldPhrase('tokens expired'));
});

describe('scaffoldFix', () => {
  test('takes the next id and leaves nothing but TODO to do', async () => {
    const root = baseCopy();
    expect(scaffoldFix(root, 'new-fault', '2026-11-24')).toEqual({
      id: 'u7',
      file: 'content/fixes/u7-new-fault/index.mdx',
    });
    expect(readFileSync(join(root, 'content/ids.txt'), 'utf8')).toMatch(/^u6 retired\nu7 active\n$/m);
    const problems = await checkContent(root);
    expect(problems.some(({ code }) => code === 'todo-left')).toBe(true);
    const byTodo = ['todo-left', 'unknown-reference', 'invalid-field'];
    expect(problems.filter(({ code }) => !byTodo.includes(code))).toEqual([]);
    expect(new Set(problems.map(({ file }) => file))).toEqual(
      new Set(['content/fixes/u7-new-fault/index.mdx']),
    );
  });

  test.each(['not-signed-in', 'Not_A_Slug', '../up'])('refuses %s and changes nothing', (slug) => {
    const root = baseCopy();
    const ledger = readFileSync(join(root, 'content/ids.txt'), 'utf8');
    expect(scaffoldFix(root, slug, '2026-11-24')).toHaveProperty('refused');
    expect(readFileSync(join(root, 'content/ids.txt'), 'utf8')).toBe(ledger);
    expect(existsSync(join(root, `content/fixes/u7-${slug}`))).toBe(false);
  });
});

test('staleFixes lists what was reviewed more than 12 months ago, the oldest first', () => {
  const ids = (today: string): string[] => staleFixes(baseCopy(), today).map(({ id }) => id);
  expect(ids('2026-10-01')).toEqual([]);
  expect(ids('2026-10-02')).toEqual(['u2']);
  expect(ids('2027-12-01')).toEqual(['u2', 'u1', 'u3']);
});
