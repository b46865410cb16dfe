import { FIX_ID } from '#schemas/shared.ts';

export const LEDGER_FILE = 'content/ids.txt';

/** One id ever published and what became of it. */
export interface LedgerEntry {
  readonly id: string;
  readonly state: 'active' | 'merged' | 'split' | 'retired';
  /** Where its readers go now: one id for `merged`, two or more for `split`, else none. */
  readonly targets: readonly string[];
  /** From 1. */
  readonly line: number;
}

/** A line that is not understood. */
export interface LedgerFault {
  readonly line: number;
  readonly message: string;
}

const FORMS = 'write `u17 active`, `u17 merged u9`, `u17 split u9 u12` or `u17 retired`';

/**
 * Reads content/ids.txt: one id a line, `u17 active | merged u9 | split u9 u12 | retired`. Lines that are not
 * understood come back as faults and are left out of the entries. That targets exist is not looked at.
 */
export function parseLedger(text: string): { entries: LedgerEntry[]; faults: LedgerFault[] } {
  const entries: LedgerEntry[] = [];
  const faults: LedgerFault[] = [];
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  lines.forEach((content, at) => {
    const line = at + 1;
    const [id = '', state = '', ...targets] = content.split(' ');
    if (!FIX_ID.test(id)) faults.push({ line, message: `starts with no id of a fix: ${FORMS}` });
    else if (!isState(state)) faults.push({ line, message: `has no known state: ${FORMS}` });
    else if (!fits(state, targets))
      faults.push({ line, message: `has the wrong number of targets: ${FORMS}` });
    else if (!targets.every((target) => FIX_ID.test(target) && target !== id)) {
      faults.push({ line, message: `names a target that is no id of another fix: ${FORMS}` });
    } else entries.push({ id, state, targets, line });
  });
  return { entries, faults };
}

/** The number after the highest in the ledger: 41 when `u40` is the last. */
export function nextNumber(entries: readonly LedgerEntry[]): number {
  return entries.reduce((highest, entry) => Math.max(highest, Number(entry.id.slice(1))), 0) + 1;
}

function isState(word: string): word is LedgerEntry['state'] {
  return word === 'active' || word === 'merged' || word === 'split' || word === 'retired';
}

function fits(state: LedgerEntry['state'], targets: readonly string[]): boolean {
  if (state === 'merged') return targets.length === 1;
  return state === 'split' ? targets.length >= 2 : targets.length === 0;
}
