import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseLedger } from '#content-model/ledger.ts';

/** An id that no longer has a fix of its own; its page points on. */
export interface Tombstone {
  readonly id: string;
  readonly state: 'merged' | 'split' | 'retired';
  /** Where its readers go now; empty for `retired`. */
  readonly targets: readonly string[];
}

/** All ids of content/ids.txt that are merged, split or retired. */
export function tombstones(): readonly Tombstone[] {
  const text = readFileSync(join(process.cwd(), 'content/ids.txt'), 'utf8');
  return parseLedger(text).entries.flatMap((entry) =>
    entry.state === 'active' ? [] : [{ id: entry.id, state: entry.state, targets: entry.targets }],
  );
}
