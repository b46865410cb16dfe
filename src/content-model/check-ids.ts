import { type LedgerEntry, numberOf, parseLedger, prefixOf } from './ledger.ts';
import type { Problem, ProblemCode, Report } from './problem.ts';
import { type Content, type Entry, type Ledger, stringOf, valueAt } from './source.ts';

/** Collects problems of an entry or of a ledger. */
type ReportAt = (file: string, code: ProblemCode, field: string, message: string) => void;

/**
 * Checks the ids of fixes against each other and against the ledgers: every line is understood, numbers run from 1
 * without a gap, no id of `previous` (each ledger as last committed, null when not known) is gone, every active id
 * has a page and every page has a line.
 */
export function checkIds(content: Content, previous: readonly (string | null)[]): Problem[] {
  const problems: Problem[] = [];
  const report: ReportAt = (file, code, field, message) => void problems.push({ code, file, field, message });
  const fixes = content.entries.filter((entry) => entry.kind === 'fixes');
  checkTwice(fixes, 'id', (entry) => stringOf(entry, 'id'), report);
  checkTwice(fixes, 'slug', (entry) => entry.name.replace(/^[a-z]+\d+-/, ''), report);
  checkOrder(content.entries, report);
  const read = content.ledgers.map((ledger) => ({ ledger, ...parseLedger(ledger.text, ledger.prefix) }));
  const everyId = new Map(read.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry])));
  for (const [at, { ledger, entries, faults }] of read.entries()) {
    const reportLine: Report = (code, field, message) => report(ledger.ledger, code, field, message);
    for (const { line, message } of faults) reportLine('ledger-line', `line ${line}`, message);
    checkLedger(entries, everyId, faults.length > 0, reportLine);
    const gone = parseLedger(previous[at] ?? '', ledger.prefix).entries.filter(({ id }) => !everyId.has(id));
    for (const { id } of faults.length > 0 ? [] : gone) {
      const message = `was published and its line is gone: put it back as \`${id} retired\` or \`${id} merged …\``;
      reportLine('ledger-removed', id, message);
    }
    const pages = fixes.filter(({ home }) => home?.folder === ledger.folder);
    checkPages(pages, ledger, entries, report);
  }
  return problems;
}

/** Checks that the pages of a folder and the active lines of its ledger are the same. */
function checkPages(
  pages: readonly Entry[],
  { folder, ledger }: Ledger,
  entries: readonly LedgerEntry[],
  report: ReportAt,
): void {
  const listed = new Set(entries.map(({ id }) => id));
  const found = new Set<string>();
  for (const entry of pages) {
    const id = stringOf(entry, 'id') || entry.name.replace(/-.*/, '');
    found.add(id);
    if (!listed.has(id))
      report(entry.file, 'not-in-ledger', 'id', `${id} has no line in ${ledger}: add \`${id} active\``);
  }
  for (const { id, state, line } of entries) {
    if (state === 'active' && !found.has(id)) {
      const message = `${id} is active but ${folder}/${id}-…/index.mdx does not exist: write it, or mark the id merged, split or retired`;
      report(ledger, 'no-page', `line ${line}`, message);
    }
  }
}

function checkLedger(
  entries: readonly LedgerEntry[],
  everyId: ReadonlyMap<string, LedgerEntry>,
  faulty: boolean,
  report: Report,
): void {
  const byId = new Map<string, LedgerEntry>();
  let last = 0;
  for (const entry of entries) {
    const number = numberOf(entry.id);
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
      const prefix = prefixOf(entry.id);
      report(
        'ledger-gap',
        `line ${entry.line}`,
        `${entry.id} follows ${last === 0 ? 'nothing' : `${prefix}${last}`}: ids run from ${prefix}1 without a gap, none is taken out or moved`,
      );
    }
    last = number;
  }
  for (const entry of entries) {
    for (const target of entry.targets) {
      if (!everyId.has(target)) {
        report(
          'unknown-reference',
          `line ${entry.line}`,
          `${entry.id} points to ${target}, which has no line: correct the id`,
        );
      }
    }
    if (comesBack(entry, everyId)) {
      report(
        'ledger-line',
        `line ${entry.line}`,
        `${entry.id} points back to itself: let it end at an active id`,
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
