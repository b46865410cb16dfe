import type { z } from 'astro/zod';
import { fixSchema } from '#schemas/fix.ts';
import { guideSchema } from '#schemas/guide.ts';
import { recapSchema } from '#schemas/recap.ts';
import { scenarioSchema } from '#schemas/scenario.ts';
import { SLUG } from '#schemas/shared.ts';
import { prefixOf } from './ledger.ts';
import type { ProblemCode, Report } from './problem.ts';
import { type Entry, isRecord, type Kind, valueAt } from './source.ts';

const SCHEMAS = { fixes: fixSchema, guide: guideSchema, scenarios: scenarioSchema, recap: recapSchema };
const SCHEMA_FILES: Readonly<Record<Kind, string>> = {
  fixes: 'src/schemas/fix.ts',
  guide: 'src/schemas/guide.ts',
  scenarios: 'src/schemas/scenario.ts',
  recap: 'src/schemas/recap.ts',
};

type Issue = z.core.$ZodIssue;

/** Checks an entry's name and fields against its schema. */
export function checkFields(entry: Entry, report: Report): void {
  checkName(entry, report);
  if (entry.fault !== null) {
    report('bad-yaml', entry.kind === 'recap' ? 'file' : 'frontmatter', entry.fault);
    return;
  }
  const schemaFile = SCHEMA_FILES[entry.kind];
  for (const issue of SCHEMAS[entry.kind].safeParse(entry.fields).error?.issues ?? []) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const message = `is no field: correct its spelling or take it out; the fields are in ${schemaFile}`;
        report('unknown-key', fieldOf([...issue.path, key]), message);
      }
    } else if (issue.code !== 'custom' && isMissing(entry.fields, issue.path)) {
      report('missing-field', fieldOf(issue.path), `is missing: add it as ${schemaFile} describes it`);
    } else report(codeOf(issue), fieldOf(issue.path), issue.message);
  }
  for (const { path, value } of strings(entry.fields, [])) {
    if (/\bTODO\b/.test(value)) report('todo-left', fieldOf(path), 'still says TODO: fill it in');
  }
}

function checkName(entry: Entry, report: Report): void {
  if (entry.kind !== 'fixes') {
    if (!SLUG.test(entry.name))
      report('bad-name', 'file name', 'is no slug: lower-case words joined by hyphens');
    return;
  }
  const id = valueAt(entry.fields, 'id');
  const prefix = entry.home?.prefix ?? '';
  const [, own, slug] = /^([a-z]+[1-9]\d*)-(.+)$/.exec(entry.name) ?? [];
  if (own === undefined || slug === undefined || !SLUG.test(slug)) {
    report(
      'bad-name',
      'folder name',
      `"${entry.name}" is not <id>-<slug>: rename it, as in ${prefix}17-token-expired`,
    );
  } else if (prefixOf(own) !== prefix) {
    const message = `"${entry.name}" does not start with ${prefix} and a number: rename it, as in ${prefix}1-${slug}; other prefixes belong to other folders`;
    report('bad-name', 'folder name', message);
  } else if (typeof id === 'string' && id !== own) {
    report('bad-name', 'id', `is ${id}, the folder says ${own}: make them the same`);
  }
}

/** `rows[1].fixes[0].id` */
function fieldOf(path: readonly PropertyKey[]): string {
  const parts = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return parts.join('').replace(/^\./, '') || 'frontmatter';
}

function codeOf(issue: Issue): ProblemCode {
  const [field] = issue.path;
  if (issue.code === 'custom' && valueAt(issue.params, 'problem') === 'too-few-signals')
    return 'too-few-signals';
  if (field === 'also' && issue.code === 'too_small' && issue.path.length === 1) return 'too-few-also';
  if (field === 'title' && issue.code === 'too_big') return 'title-too-long';
  if (field === 'software' && issue.code === 'invalid_value') return 'unknown-reference';
  return 'invalid-field';
}

function isMissing(fields: unknown, path: readonly PropertyKey[]): boolean {
  let value = fields;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isRecord(value)) value = value[String(key)];
    else return false;
  }
  return value === undefined;
}

function* strings(
  value: unknown,
  path: readonly PropertyKey[],
): Generator<{ path: readonly PropertyKey[]; value: string }> {
  if (typeof value === 'string') yield { path, value };
  else if (Array.isArray(value))
    for (const [at, item] of value.entries()) yield* strings(item, [...path, at]);
  else if (isRecord(value))
    for (const [key, item] of Object.entries(value)) yield* strings(item, [...path, key]);
}
