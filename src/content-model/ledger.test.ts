import { describe, expect, test } from 'vitest';
import { compareFixIds, FIX_ID } from '#schemas/shared.ts';
import { fixFolders, SITE_FIXES } from '#site/fix-folders.ts';
import { nextNumber, numberOf, parseLedger, prefixOf } from './ledger.ts';

describe('a private ledger', () => {
  test('holds ids of its prefix, which may point to the site’s own', () => {
    const { entries, faults } = parseLedger('acme1 active\nacme2 merged u17\nacme3 split acme1 u9\n', 'acme');
    expect(faults).toEqual([]);
    expect(entries.map(({ id, targets }) => [id, ...targets])).toEqual([
      ['acme1'],
      ['acme2', 'u17'],
      ['acme3', 'acme1', 'u9'],
    ]);
    expect(nextNumber(entries)).toBe(4);
  });

  test.each(['u1 active', 'other1 active', 'acme active', 'acme01 active', 'acme2 merged other1'])(
    'refuses %s',
    (line) => {
      const { entries, faults } = parseLedger(`${line}\n`, 'acme');
      expect(entries).toEqual([]);
      expect(faults[0]?.message).toContain('acme17');
    },
  );

  test('is never pointed to by the site’s', () => {
    expect(parseLedger('u1 merged acme1\n').faults).toHaveLength(1);
  });
});

test('an id is a prefix and a number', () => {
  expect([prefixOf('acme12'), numberOf('acme12'), prefixOf('u7'), numberOf('u7')]).toEqual([
    ...['acme', 12],
    ...['u', 7],
  ]);
  expect(['u1', 'acme1', 'u10'].filter((id) => !FIX_ID.test(id))).toEqual([]);
  expect(['u0', 'a1', 'acme', 'Acme1', 'acme-1', '1'].filter((id) => FIX_ID.test(id))).toEqual([]);
});

test('ids of the site stand first, each prefix by number', () => {
  const ids = ['zed1', 'u10', 'acme10', 'u2', 'acme2'];
  expect(ids.sort(compareFixIds)).toEqual(['u2', 'u10', 'acme2', 'acme10', 'zed1']);
});

test('a team’s folder comes after the site’s, with its own ledger and no need of proofs', () => {
  expect(fixFolders({ privateFixes: '', privatePrefix: '' })).toEqual([SITE_FIXES]);
  expect(fixFolders({ privateFixes: '/srv/acme', privatePrefix: 'acme' })).toEqual([
    SITE_FIXES,
    { folder: '/srv/acme', ledger: '/srv/acme/ids.txt', prefix: 'acme', proven: false },
  ]);
});
