import { compareFixIds } from '#schemas/shared.ts';
import { allFixes } from './index.ts';
import type { Fix } from './types.ts';

/** At most so many fixes stand beside a fix, so that a page does not grow with the catalog. */
export const NEIGHBORS = 12;

interface Shelves {
  readonly bySoftware: ReadonlyMap<string, readonly Fix[]>;
  readonly byAudience: ReadonlyMap<string, readonly Fix[]>;
}

function shelve(fixes: readonly Fix[], keyOf: (fix: Fix) => string): ReadonlyMap<string, readonly Fix[]> {
  const shelves = new Map<string, Fix[]>();
  for (const fix of fixes) {
    const key = keyOf(fix);
    const shelf = shelves.get(key);
    if (shelf === undefined) shelves.set(key, [fix]);
    else shelf.push(fix);
  }
  return shelves;
}

const audienceOf = (fix: Fix): string => fix.audience[0] ?? 'visitor';
const placeOf = (fix: Fix): string => `${audienceOf(fix)} ${fix.software[0] ?? ''}`;

/** The part of a shelf around one fix, `size` long where the shelf is long enough. */
function around(shelf: readonly Fix[], fix: Fix, size: number): readonly Fix[] {
  const at = Math.max(0, shelf.indexOf(fix));
  const from = Math.max(0, Math.min(at - Math.floor(size / 2), shelf.length - size));
  return shelf.slice(from, from + size);
}

let built: { of: readonly Fix[]; shelves: Shelves } | undefined;

/** The neighbors of a fix, itself among them: same audience and software first, then the same audience. */
export async function neighborsOf(fix: Fix): Promise<readonly Fix[]> {
  const fixes = await allFixes();
  if (built?.of !== fixes) {
    built = {
      of: fixes,
      shelves: { bySoftware: shelve(fixes, placeOf), byAudience: shelve(fixes, audienceOf) },
    };
  }
  const own = fixes.find((f) => f.id === fix.id) ?? fix;
  const near = around(built.shelves.bySoftware.get(placeOf(fix)) ?? [], own, NEIGHBORS);
  const wide = around(built.shelves.byAudience.get(audienceOf(fix)) ?? [], own, NEIGHBORS);
  return [...new Set([...near, ...wide])].slice(0, NEIGHBORS).sort((a, b) => compareFixIds(a.id, b.id));
}
