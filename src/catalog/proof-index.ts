import { allFixes } from './index.ts';
import { lastStatus, programInWords, programsOf, recordingsOf, withoutVersion } from './proofs.ts';
import type { Fix } from './types.ts';

/** Up to so many rows stand on `/proofs/` itself; above, each program gets pages of its own. */
export const INLINE_ROWS = 160;

/** So many rows stand on a page of a program. */
export const ROWS_PER_PAGE = 80;

/** One proof: a fix on a program. */
export interface ProofRow {
  readonly fix: Fix;
  /** Its folder, which is its anchor on the fix's page of proofs. */
  readonly name: string;
  /** Names and versions: "nginx 1.22.1 with Node 24.21.0". */
  readonly program: string;
  readonly programs: readonly string[];
  readonly client: string;
  readonly date: string;
  /** Statuses of the last answers. */
  readonly broken: number;
  readonly fixed: number;
}

/** The proofs of one program. */
export interface ProofGroup {
  /** Anchor on `/proofs/`: "caddy". */
  readonly id: string;
  readonly title: string;
  /** Its versions, the program's own name left out. */
  readonly versions: readonly string[];
  /** Address of its own page, once the list is split. */
  readonly path: `/proofs/by/${string}/`;
  readonly rows: readonly ProofRow[];
}

export interface ProofIndex {
  readonly groups: readonly ProofGroup[];
  /** Fixes that could not be run, and why. */
  readonly notRun: readonly { readonly fix: Fix; readonly why: string }[];
  readonly counts: {
    readonly fixes: number;
    readonly proven: number;
    /** Fixes proven on two or more programs. */
    readonly onTwo: number;
    readonly rows: number;
    readonly clients: readonly string[];
  };
  readonly split: boolean;
}

/** Address of the page with all files and recordings of a fix. */
export function proofsPath(fix: Fix, name?: string): `/${string}` {
  return `/proofs/${fix.id}/${name === undefined ? '' : `#${name}`}`;
}

/** The proofs of a fix, in the order of its frontmatter. */
export function rowsOf(fix: Fix): ProofRow[] {
  return recordingsOf(fix).map(({ program: name, broken, fixed }) => ({
    ...{ fix, name, program: programInWords(fixed), programs: programsOf(fixed) },
    ...{ client: fixed.client, date: fixed.date, broken: lastStatus(broken), fixed: lastStatus(fixed) },
  }));
}

/** The program that a folder is named after, as `npm run prove` counts. */
const kindOf = (row: ProofRow): string => row.name.split('-')[0] ?? row.name;
const titleOf = (row: ProofRow): string => withoutVersion(row.programs[0] ?? row.name);
const slugOf = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
const compare = (a: string, b: string): number => a.localeCompare(b, 'en', { sensitivity: 'base' });

/** Every proof by the program at fault, and the fixes that have none. */
export async function proofIndex(): Promise<ProofIndex> {
  const fixes = await allFixes();
  const rows = fixes.flatMap(rowsOf);
  const proven = fixes.filter((fix) => 'programs' in fix.proof);
  const groups = [...Map.groupBy(rows, titleOf)].map(([title, own]): ProofGroup => {
    const id = slugOf(title);
    const mains = own.map(({ programs }) => programs[0] ?? title);
    const versions = distinct(mains.map((main) => main.slice(withoutVersion(main).length + 1)));
    return { id, title, versions, path: `/proofs/by/${id}/`, rows: own };
  });
  return {
    groups: groups.sort((a, b) => compare(a.title, b.title)),
    notRun: fixes.flatMap((fix) => ('none' in fix.proof ? [{ fix, why: fix.proof.none }] : [])),
    counts: {
      fixes: fixes.length,
      proven: proven.length,
      onTwo: proven.filter((fix) => distinct(rowsOf(fix).map(kindOf)).length > 1).length,
      rows: rows.length,
      clients: distinct(rows.flatMap(({ client }) => client.split(', '))).sort(compare),
    },
    split: rows.length > INLINE_ROWS,
  };
}

/** A page of one program's rows. */
export interface ProofGroupPage {
  readonly group: ProofGroup;
  readonly rows: readonly ProofRow[];
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

/** The pages of all programs; none while `/proofs/` holds every row itself. */
export async function proofGroupPages(): Promise<readonly ProofGroupPage[]> {
  const { groups, split } = await proofIndex();
  if (!split) return [];
  return groups.flatMap((group) => {
    const count = Math.ceil(group.rows.length / ROWS_PER_PAGE);
    return Array.from({ length: count }, (_, i) => ({
      group,
      rows: group.rows.slice(i * ROWS_PER_PAGE, (i + 1) * ROWS_PER_PAGE),
      number: i + 1,
      count,
    }));
  });
}

/** Address of a page of a program: the first is the program's own. */
export function groupPath(group: ProofGroup, number: number): `/${string}` {
  return number === 1 ? group.path : `${group.path}${number}/`;
}
