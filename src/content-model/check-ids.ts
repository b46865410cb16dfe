import { LEDGER_FILE, type LedgerEntry, parseLedger } from './ledger.ts';
import type { Problem, ProblemCode, Report } from './problem.ts';
import { type Content, type Entry, stringOf, valueAt } from './source.ts';

/** Collects problems of an entry or of the ledger. */
type ReportAt = (file: string, code: ProblemCode, field: string, message: string) => void;

/**
 * Checks the ids of fixes against each other and against the ledger: every line is understood, numbers run from 1
 * without a gap, no id of `previous` (the ledger as last committed, null when not known) is gone, every active id
 * has a page and every page has a line.
 */
export function checkIds(content: Content, previous: string | null): Problem[] {
  const problems: Problem[] = [];
  const report: ReportAt = (file, code, field, message) => void problems.push({ code, file, field, message });
  const fixes = content.entries.filter((entry) => entry.kind === 'fixes');
  checkTwice(fixes, 'id', (entry) => stringOf(entry, 'id'), report);
  checkTwice(fixes, 'slug', (entry) => entry.name.replace(/^u\d+-/, ''), report);
  checkOrder(content.entries, report);
  const { entries, faults } = parseLedger(content.ledger);
  for (const { line, message } of faults) report(LEDGER_FILE, 'ledger-line', `line ${line}`, message);
  checkLedger(entries, faults.length > 0, previous, (code, field, message) =>
    report(LEDGER_FILE, code, field, message),
  );
  const listed = new Set(entries.map((entry) => entry.id));
  const found = new Set<string>();
  for (const entry of fixes) {
    const id = stringOf(entry, 'id') || entry.name.replace(/-.*/, '');
    found.add(id);
    if (!listed.has(id))
      report(entry.file, 'not-in-ledger', 'id', `${id} has no line in ${LEDGER_FILE}: add \`${id} active\``);
  }
  for (const { id, state, line } of entries) {
    if (state === 'active' && !found.has(id)) {
      const message = `${id} is active but content/fixes/${id}-…/index.mdx does not exist: write it, or mark the id merged, split or retired`;
      report(LEDGER_FILE, 'no-page', `line ${line}`, message);
    }
  }
  return problems;
}

function checkLedger(
  entries: readonly LedgerEntry[],
  faulty: boolean,
  previous: string | null,
  report: Report,
): void {
  const byId = new Map<string, LedgerEntry>();
  let last = 0;
  for (const entry of entries) {
    const number = Number(entry.id.slice(1));
    const first = byId.get(entry.id);
    if (first !== undefined) {
      report(
        'duplicate-id',
        `line ${entry.line}`,
        `${entry.id} stands on line ${first.line} already: keep one line an id`,
      );
      continue;
    }
    byId.set(entry.id, entry);
    if (number !== last + 1 && !faulty) {
      report(
        'ledger-gap',
        `line ${entry.line}`,
        `${entry.id} follows ${last === 0 ? 'nothing' : `u${last}`}: ids run from u1 without a gap, none is taken out or moved`,
      );
    }
    last = number;
  }
  for (const entry of entries) {
    for (const target of entry.targets) {
      if (!byId.has(target)) {
        report(
          'unknown-reference',
          `line ${entry.line}`,
          `${entry.id} points to ${target}, which has no line: correct the id`,
        );
      }
    }
    if (comesBack(entry, byId)) {
      report(
        'ledger-line',
        `line ${entry.line}`,
        `${entry.id} points back to itself: let it end at an active id`,
      );
    }
  }
  if (previous === null) return;
  for (const { id } of parseLedger(previous).entries) {
    if (!byId.has(id) && !faulty) {
      report(
        'ledger-removed',
        id,
        `was published and its line is gone: put it back as \`${id} retired\` or \`${id} merged …\``,
      );
    }
  }
}

function comesBack(entry: LedgerEntry, byId: ReadonlyMap<string, LedgerEntry>): boolean {
  const seen = new Set<string>();
  const queue = [...entry.targets];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === entry.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    queue.push(...(byId.get(id)?.targets ?? []));
  }
  return false;
}

function checkTwice(
  fixes: readonly Entry[],
  field: string,
  keyOf: (entry: Entry) => string,
  report: ReportAt,
): void {
  const first = new Map<string, string>();
  for (const entry of fixes) {
    const key = keyOf(entry);
    const before = first.get(key);
    if (key === '') continue;
    if (before === undefined) first.set(key, entry.file);
    else
      report(entry.file, 'duplicate-id', field, `${key} belongs to ${before} already: give this fix its own`);
  }
}

function checkOrder(entries: readonly Entry[], report: ReportAt): void {
  const first = new Map<string, string>();
  for (const entry of entries) {
    const order = valueAt(entry.fields, 'order');
    if (typeof order !== 'number') continue;
    const key = `${entry.kind} ${order}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, entry.file);
    else
      report(
        entry.file,
        'duplicate-order',
        'order',
        `${order} is the place of ${before} already: give this one its own`,
      );
  }
}
