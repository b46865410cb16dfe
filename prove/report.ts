import type { Proven, Result } from './run-proof.ts';

/** The last line of a run, for scripts. */
export interface Summary {
  /** Fixes of which at least one program failed and was cured as recorded, and none did otherwise. */
  readonly proven: number;
  /** Fixes proven on two or more programs. */
  readonly onTwo: number;
  /** Proofs whose programs are missing here. */
  readonly skipped: number;
  /** Proofs that could not be run, showed something else or have recordings that are not theirs. */
  readonly failed: number;
  /** Different servers and clients that took part. */
  readonly servers: number;
  readonly clients: number;
}

/** Counts the results of a run. */
export function summarize(results: readonly Result[]): Summary {
  const byFix = Map.groupBy(results, ({ proof }) => proof.fix);
  const bad = ({ outcome }: Result): boolean => outcome.kind !== 'proven' && outcome.kind !== 'skipped';
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

const labels = { failed: 'differs', setup: 'not run', skipped: 'skipped', stale: 'not run' } as const;

/** "u13/apache: 401 -> 200 (0.8 s)" */
export function progressOf({ proof, outcome, seconds }: Result): string {
  const end =
    outcome.kind === 'proven'
      ? `${outcome.broken} -> ${outcome.fixed}`
      : says[outcome.kind].replace(/^was /, '');
  return `${proof.fix}/${proof.name}: ${end} (${seconds.toFixed(1)} s)`;
}

const says = {
  failed: 'the server answered something else',
  setup: 'could not be run',
  skipped: 'skipped',
  stale: 'was not run, its recordings do not fit',
} as const;

function cells({ proof, outcome, program, client, seconds }: Result): string[] {
  const statuses =
    outcome.kind === 'proven' ? [String(outcome.broken), String(outcome.fixed)] : [labels[outcome.kind], ''];
  const versions = program === '' ? '' : `${program}; ${client}`;
  return [proof.fix, proof.name, versions, ...statuses, seconds.toFixed(1)];
}

function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The closing table: fix, program, versions (those of the clients after a semicolon), statuses, seconds. */
export function tableOf(results: readonly Result[]): string {
  return inColumns([['fix', 'program', 'version', 'broken', 'fixed', 'seconds'], ...results.map(cells)]);
}

/** Seconds that the proofs of each program took, the longest first; they ran side by side. */
export function secondsOf(results: readonly Result[]): string {
  const ran = results.filter(({ seconds }) => seconds > 0);
  const sum = (some: readonly Result[]): number => some.reduce((all, { seconds }) => all + seconds, 0);
  const rows = [...Map.groupBy(ran, ({ proof }) => proof.name.split('-')[0] ?? '')]
    .map(([name, ofProgram]) => ({ name, count: ofProgram.length, seconds: sum(ofProgram) }))
    .sort((a, b) => b.seconds - a.seconds);
  return inColumns([
    ['program', 'proofs', 'seconds'],
    ...[...rows, { name: 'all', count: ran.length, seconds: sum(ran) }].map(({ name, count, seconds }) => [
      ...[name, String(count), seconds.toFixed(1)],
    ]),
  ]);
}

/** A line for each result that is not as it should be, and for versions that differ. */
export function remarksOf({ proof, outcome, notes }: Result): string[] {
  const where = `${proof.fix}/${proof.name}`;
  const lines = notes.map((note) => `${where}: ${note}`);
  if ('reason' in outcome) lines.push(`${where}: ${says[outcome.kind]}\n${indent(outcome.reason)}`);
  return lines;
}

const indent = (text: string): string => text.trimEnd().replace(/^/gm, '    ');

/** What is missing may also be said in words: "Verdaccio (npm ci)". */
export const isDebianPackage = (name: string): boolean => /^[a-z0-9][a-z0-9+.-]+$/.test(name);

/** What to do about skipped proofs, one line each: the command that installs, and what no package brings. */
export function missingIn(results: readonly Result[]): string[] {
  const skipped = results.flatMap(({ outcome }) => (outcome.kind === 'skipped' ? [outcome] : []));
  const all = [...new Set(skipped.flatMap(({ packages }) => packages))].sort();
  const packages = all.filter(isDebianPackage);
  const others = all.filter((name) => !isDebianPackage(name));
  const lines: string[] = [];
  if (packages.length > 0) {
    const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
    lines.push('Programs are missing.', `On Debian, as root: ${command}`);
  }
  if (others.length > 0) lines.push(`Missing: ${others.join(', ')}`);
  if (skipped.some(({ root }) => root)) lines.push('Other clients than curl take root on Linux.');
  return lines;
}
