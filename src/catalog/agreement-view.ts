import type { Cell, Matrix, Row } from '#agreement/matrix.ts';
import { profileOf } from '#agreement/profiles.ts';
import { serverTitle } from './agreement.ts';

/** A cell as the table shows it. */
export interface CellView {
  /** Null: the server was not asked. */
  readonly status: number | null;
  /** Whether the status is not the engine's. */
  readonly differs: boolean;
  /** Numbers of the notes that say why. */
  readonly notes: readonly number[];
}

export interface RowView {
  readonly id: string;
  readonly title: string;
  /** What is sent, where that is short. */
  readonly sent: string | null;
  readonly status: number;
  readonly reason: string;
  readonly cells: readonly CellView[];
}

export interface ColumnView {
  readonly name: string;
  readonly version: string;
  readonly with: string;
  readonly date: string;
  /** What it does otherwise with every challenge. */
  readonly always: readonly string[];
  /** Every challenge that it sent, each once. */
  readonly challenges: readonly string[];
}

/** A matrix as its page shows it. */
export interface MatrixView {
  readonly columns: readonly ColumnView[];
  readonly groups: readonly { readonly title: string; readonly rows: readonly RowView[] }[];
  readonly notes: readonly { readonly text: string; readonly servers: readonly string[] }[];
}

/** Longer lines say little and make the table wide. */
const MOST_SENT = 42;

/** Prepares a matrix for reading: notes get numbers, and what a server always does stands with its name. */
export function viewMatrix({ scheme, servers, rows }: Matrix): MatrixView {
  const numbers = new Map<string, { number: number; servers: Set<string> }>();
  const titles = servers.map(({ server, recorded }) => serverTitle(server, recorded.program));
  const wordings = servers.map(({ server, recorded }) => {
    const deviations = profileOf(scheme, server, recorded.program)?.deviations ?? [];
    return deviations.flatMap((each) => (each.kind === 'wording' ? [each.text] : []));
  });
  const numberOf = (text: string, at: number): number => {
    const known = numbers.get(text) ?? { number: numbers.size + 1, servers: new Set<string>() };
    numbers.set(text, known);
    known.servers.add(titles[at]?.name ?? '');
    return known.number;
  };
  const viewCell = (cell: Cell | null, at: number, row: Row): CellView => {
    if (cell === null) return { status: null, differs: false, notes: [] };
    const differs = cell.status !== row.engine.status;
    const shown = differs || cell.kind === 'explained';
    const texts = shown ? cell.notes.filter((note) => !wordings[at]?.includes(note)) : [];
    return { status: cell.status, differs, notes: texts.map((note) => numberOf(note, at)) };
  };
  const groups = [...Map.groupBy(rows, ({ plain }) => plain.group)].map(([title, own]) => ({
    title,
    rows: own.map((row) => ({
      id: row.plain.id,
      title: row.plain.title,
      sent: sentOf(row),
      status: row.engine.status,
      reason: row.engine.step ?? row.engine.outcome,
      cells: row.cells.map((cell, at) => viewCell(cell, at, row)),
    })),
  }));
  const columns = servers.map(({ recorded }, at): ColumnView => {
    const given = rows.flatMap((row) => row.cells[at] ?? []);
    const used = new Set(given.flatMap(({ notes }) => notes));
    return {
      ...(titles[at] ?? { name: '', version: '', with: '' }),
      date: recorded.date,
      always: (wordings[at] ?? []).filter((text) => used.has(text)),
      challenges: [...new Set(given.flatMap(({ challenges }) => challenges))],
    };
  });
  const notes = [...numbers].map(([text, { servers: named }]) => ({ text, servers: [...named] }));
  return { columns, groups, notes };
}

function sentOf({ plain }: Row): string | null {
  if (plain.digest !== undefined || plain.token !== undefined) return null;
  const [line, ...more] = plain.lines;
  if (line === undefined || more.length > 0) return null;
  const value = line[1] === '' ? '(nothing)' : line[1];
  return value.length > MOST_SENT || /[^ -~]/.test(value) ? null : value;
}
