import type { Proven, Result } from './run-proof.ts';

/** The last line of a run, for scripts. */
export interface Summary {
  /** Fixes of which at least one program failed and was cured as recorded, and none did otherwise. */
  readonly proven: number;
  /** Fixes proven on two or more programs. */
  readonly onTwo: number;
  /** Proofs whose programs are missing here. */
  readonly skipped: number;
  /** Proofs that could not be run or showed something else. */
  readonly failed: number;
  /** Different servers and clients that took part. */
  readonly servers: number;
  readonly clients: number;
}

/** Counts the results of a run. */
export function summarize(results: readonly Result[]): Summary {
  const byFix = Map.groupBy(results, ({ proof }) => proof.fix);
  const bad = ({ outcome }: Result): boolean => outcome.kind === 'failed' || outcome.kind === 'setup';
  const provenPerFix = [...byFix.values()].map((ofFix) =>
    ofFix.some(bad) ? 0 : new Set(ofFix.filter(isProven).map(({ proof }) => proof.name.split('-')[0])).size,
  );
  const proven = results.filter(isProven);
  return {
    proven: provenPerFix.filter((count) => count >= 1).length,
    onTwo: provenPerFix.filter((count) => count >= 2).length,
    skipped: results.filter(({ outcome }) => outcome.kind === 'skipped').length,
    failed: results.filter(bad).length,
    servers: new Set(proven.flatMap(({ outcome }) => outcome.servers)).size,
    clients: new Set(proven.flatMap(({ outcome }) => outcome.clients)).size,
  };
}

const isProven = (result: Result): result is Result & { readonly outcome: Proven } =>
  result.outcome.kind === 'proven';

function cells({ proof, outcome, program, seconds }: Result): string[] {
  const statuses =
    outcome.kind === 'proven' ? [String(outcome.broken), String(outcome.fixed)] : [labels[outcome.kind], ''];
  return [proof.fix, proof.name, program, ...statuses, seconds.toFixed(1)];
}

const labels = { failed: 'differs', setup: 'not run', skipped: 'skipped' } as const;

/** The closing table: fix, program, version, status broken, status fixed, seconds. */
export function tableOf(results: readonly Result[]): string {
  const rows = [['fix', 'program', 'version', 'broken', 'fixed', 'seconds'], ...results.map(cells)];
  const widths = [0, 1, 2, 3, 4, 5].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A line for each result that is not as it should be, and for versions that differ. */
export function remarksOf(result: Result): string[] {
  const { proof, outcome, notes } = result;
  const where = `${proof.fix}/${proof.name}`;
  const lines = notes.map((note) => `${where}: ${note}`);
  if (outcome.kind === 'failed')
    lines.push(`${where}: the server answered something else\n${indent(outcome.reason)}`);
  if (outcome.kind === 'setup') lines.push(`${where}: could not be run\n${indent(outcome.reason)}`);
  return lines;
}

const indent = (text: string): string => text.trimEnd().replace(/^/gm, '    ');

/** The command that installs what is missing, or null when nothing is. */
export function installCommand(results: readonly Result[]): string | null {
  const packages = results.flatMap(({ outcome }) => (outcome.kind === 'skipped' ? outcome.packages : []));
  if (packages.length === 0) return null;
  return `apt-get install -y --no-install-recommends ${[...new Set(packages)].sort().join(' ')}`;
}
