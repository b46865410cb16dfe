import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { type FixFolder, SITE_FIXES } from '#site/fix-folders.ts';
import { type Scan, scanMdx } from './scan.ts';

/** The collections, named as their folders in content/. */
export const KINDS = ['fixes', 'guide', 'scenarios', 'recap'] as const;
export type Kind = (typeof KINDS)[number];

/** One entry of a collection as it lies on disk, good or bad. */
export interface Entry {
  readonly kind: Kind;
  /** Path from the root of the project, or absolute where the folder is, with forward slashes. */
  readonly file: string;
  /** The folder of fixes that it is in; null for other kinds. */
  readonly home: FixFolder | null;
  /** Folder of a fix (`u17-token-expired`), else the file's name without its ending. */
  readonly name: string;
  /** Frontmatter, or the whole of a YAML file; null when it cannot be read. */
  readonly fields: Readonly<Record<string, unknown>> | null;
  /** Why the fields cannot be read. */
  readonly fault: string | null;
  /** Null for YAML files. */
  readonly page: Scan | null;
}

/** A folder of fixes and the text of its ledger. */
export interface Ledger extends FixFolder {
  readonly text: string;
}

/** All that content/ and a team's own folder of fixes hold. */
export interface Content {
  readonly root: string;
  readonly entries: readonly Entry[];
  readonly ledgers: readonly Ledger[];
}

/** Reads content/ below `root`, its fixes from `folders`. A folder that does not exist counts as empty. */
export function readContent(root: string, folders: readonly FixFolder[] = [SITE_FIXES]): Content {
  const entries = KINDS.flatMap((kind) =>
    (kind === 'fixes' ? folders : [null]).flatMap((home) =>
      filesOf(root, kind, home?.folder ?? `content/${kind}`).map((found) =>
        readEntry(root, { kind, home, ...found }),
      ),
    ),
  );
  const ledgers = folders.map((folder): Ledger => {
    const path = resolve(root, folder.ledger);
    return { ...folder, text: existsSync(path) ? readFileSync(path, 'utf8') : '' };
  });
  return { root, entries, ledgers };
}

/** The folder of a fix, `content/fixes/u17-slug`. */
export function folderOf({ file }: Entry): string {
  return file.slice(0, file.lastIndexOf('/'));
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

function filesOf(root: string, kind: Kind, path: string): { file: string; name: string }[] {
  const folder = resolve(root, path);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return names.flatMap((found) => {
    if (kind === 'fixes') {
      const exists = existsSync(join(folder, found, 'index.mdx'));
      return exists ? [{ file: `${path}/${found}/index.mdx`, name: found }] : [];
    }
    const ending = kind === 'recap' ? '.yaml' : '.mdx';
    return found.endsWith(ending) ? [{ file: `${path}/${found}`, name: found.slice(0, -ending.length) }] : [];
  });
}

const FRONTMATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

function readEntry(root: string, found: Pick<Entry, 'kind' | 'home' | 'file' | 'name'>): Entry {
  const text = readFileSync(resolve(root, found.file), 'utf8');
  if (found.kind === 'recap') return { ...found, ...readYaml(text, 0), page: null };
  const match = FRONTMATTER.exec(text);
  const page = scanMdx(text, match?.[0].length ?? 0);
  if (match === null) {
    const fault = 'is missing: start the file with `---`, the fields, and `---`';
    return { ...found, fields: null, fault, page };
  }
  return { ...found, ...readYaml(match[1] ?? '', 1), page };
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
