import { FIX_ID } from '#schemas/shared.ts';
import { SITE_FIXES } from '#site/fix-folders.ts';

/** The ledger of this project's own fixes. */
export const LEDGER_FILE = SITE_FIXES.ledger;

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

/**
 * Reads a ledger: one id a line, `u17 active | merged u9 | split u9 u12 | retired`, all with the same prefix; those of
 * a private ledger may point to the site's own too. Lines that are not understood come back as faults and are left
 * out of the entries. That targets exist is not looked at.
 */
export function parseLedger(
  text: string,
  prefix: string = SITE_FIXES.prefix,
): { entries: LedgerEntry[]; faults: LedgerFault[] } {
  const isOwn = (id: string): boolean => FIX_ID.test(id) && prefixOf(id) === prefix;
  const isTarget = (id: string): boolean =>
    isOwn(id) || (FIX_ID.test(id) && prefixOf(id) === SITE_FIXES.prefix);
  const [own, one, other] = [17, 9, 12].map((number) => `${prefix}${number}`);
  const forms = `write \`${own} active\`, \`${own} merged ${one}\`, \`${own} split ${one} ${other}\` or \`${own} retired\``;
  const entries: LedgerEntry[] = [];
  const faults: LedgerFault[] = [];
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  lines.forEach((content, at) => {
    const line = at + 1;
    const [id = '', state = '', ...targets] = content.split(' ');
    if (!isOwn(id)) faults.push({ line, message: `starts with no id of a fix: ${forms}` });
    else if (!isState(state)) faults.push({ line, message: `has no known state: ${forms}` });
    else if (!fits(state, targets))
      faults.push({ line, message: `has the wrong number of targets: ${forms}` });
    else if (!targets.every((target) => isTarget(target) && target !== id)) {
      faults.push({ line, message: `names a target that is no id of another fix: ${forms}` });
    } else entries.push({ id, state, targets, line });
  });
  return { entries, faults };
}

/** What stands before the number of an id. */
export function prefixOf(id: string): string {
  return id.replace(/\d+$/, '');
}

/** The number of an id: 17 for `u17`. */
export function numberOf(id: string): number {
  return Number(id.slice(prefixOf(id).length));
}

/** The number after the highest in the ledger: 41 when `u40` is the last. */
export function nextNumber(entries: readonly LedgerEntry[]): number {
  return entries.reduce((highest, { id }) => Math.max(highest, numberOf(id)), 0) + 1;
}

function isState(word: string): word is LedgerEntry['state'] {
  return word === 'active' || word === 'merged' || word === 'split' || word === 'retired';
}

function fits(state: LedgerEntry['state'], targets: readonly string[]): boolean {
  if (state === 'merged') return targets.length === 1;
  return state === 'split' ? targets.length >= 2 : targets.length === 0;
}
