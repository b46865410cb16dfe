import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LEDGER_FILE } from './ledger.ts';
import { type Scan, scanMdx } from './scan.ts';

/** The collections, named as their folders in content/. */
export const KINDS = ['fixes', 'guide', 'scenarios', 'recap'] as const;
export type Kind = (typeof KINDS)[number];

/** One entry of a collection as it lies on disk, good or bad. */
export interface Entry {
  readonly kind: Kind;
  /** Path from the root of the project, with forward slashes. */
  readonly file: string;
  /** Folder of a fix (`u17-token-expired`), else the file's name without its ending. */
  readonly name: string;
  /** Frontmatter, or the whole of a YAML file; null when it cannot be read. */
  readonly fields: Readonly<Record<string, unknown>> | null;
  /** Why the fields cannot be read. */
  readonly fault: string | null;
  /** Null for YAML files. */
  readonly page: Scan | null;
}

/** All that content/ holds. */
export interface Content {
  readonly root: string;
  readonly entries: readonly Entry[];
  readonly ledger: string;
}

/** Reads content/ below `root`. A folder that does not exist counts as empty. */
export function readContent(root: string): Content {
  const entries = KINDS.flatMap((kind) =>
    filesOf(root, kind).map(({ file, name }) => readEntry(root, kind, file, name)),
  );
  const path = join(root, LEDGER_FILE);
  return { root, entries, ledger: existsSync(path) ? readFileSync(path, 'utf8') : '' };
}

/** What stands under a key of a mapping; undefined when the value is no mapping. */
export function valueAt(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

/** The strings in a list field; empty when the field is no list. */
export function stringsOf(
  entry: Entry,
  field: string,
): readonly { readonly at: number; readonly value: string }[] {
  const value = entry.fields?.[field];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, at) => (typeof item === 'string' ? [{ at, value: item }] : []));
}

/** A string field, or the empty string. */
export function stringOf(entry: Entry, field: string): string {
  const value = entry.fields?.[field];
  return typeof value === 'string' ? value : '';
}

/** Whether a value is a mapping. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function filesOf(root: string, kind: Kind): { file: string; name: string }[] {
  const folder = join(root, 'content', kind);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return names.flatMap((found) => {
    if (kind === 'fixes') {
      const exists = existsSync(join(folder, found, 'index.mdx'));
      return exists ? [{ file: `content/fixes/${found}/index.mdx`, name: found }] : [];
    }
    const ending = kind === 'recap' ? '.yaml' : '.mdx';
    return found.endsWith(ending)
      ? [{ file: `content/${kind}/${found}`, name: found.slice(0, -ending.length) }]
      : [];
  });
}

const FRONTMATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

function readEntry(root: string, kind: Kind, file: string, name: string): Entry {
  const text = readFileSync(join(root, file), 'utf8');
  if (kind === 'recap') return { kind, file, name, ...readYaml(text, 0), page: null };
  const match = FRONTMATTER.exec(text);
  const page = scanMdx(text, match?.[0].length ?? 0);
  if (match === null) {
    const fault = 'is missing: start the file with `---`, the fields, and `---`';
    return { kind, file, name, fields: null, fault, page };
  }
  return { kind, file, name, ...readYaml(match[1] ?? '', 1), page };
}

function readYaml(text: string, linesBefore: number): Pick<Entry, 'fields' | 'fault'> {
  try {
    const fields: unknown = parse(text, { logLevel: 'error' });
    if (isRecord(fields)) return { fields, fault: null };
    return { fields: null, fault: 'is no list of fields: write `key: value` lines' };
  } catch (error) {
    const first = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    const said = first.replace(/at line (\d+)/, (_, line: string) => `at line ${Number(line) + linesBefore}`);
    return {
      fields: null,
      fault: `is not YAML (${said.replace(/:$/, '')}): often a text with a colon or quote needs quotes`,
    };
  }
}
