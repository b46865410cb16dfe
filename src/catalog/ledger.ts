import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ADDRESSES_FILE, parseAddresses } from '#content-model/addresses.ts';
import { parseLedger } from '#content-model/ledger.ts';
import { FIX_FOLDERS } from './fix-folders.ts';

/** An id that no longer has a fix of its own; its page points on. */
export interface Tombstone {
  readonly id: string;
  readonly state: 'merged' | 'split' | 'retired';
  /** Where its readers go now; empty for `retired`. */
  readonly targets: readonly string[];
  /** Those that its page ever had: links to them still lead to it. */
  readonly anchors: readonly string[];
}

/** All ids of all ledgers that are merged, split or retired. */
export function tombstones(): readonly Tombstone[] {
  const published = parseAddresses(readFileSync(resolve(ADDRESSES_FILE), 'utf8'));
  const entries = FIX_FOLDERS.flatMap(
    ({ ledger, prefix }) => parseLedger(readFileSync(resolve(ledger), 'utf8'), prefix).entries,
  );
  return entries.flatMap(({ id, state, targets }): Tombstone[] => {
    if (state === 'active') return [];
    return [{ id, state, targets, anchors: [...(published.get(`/fix/${id}/`) ?? [])] }];
  });
}
