import { AUDIENCES } from '#schemas/shared.ts';
import { READERS } from '#site/site.ts';
import { allFixes } from './index.ts';
import type { Fix } from './types.ts';

/** A page holds this many generated rows; beyond it the table is split by reader. */
export const ROWS_PER_PAGE = 60;

/** One page of generated rows, a row per fix. */
export interface RecapPage {
  readonly path: `/recap/${string}/`;
  readonly title: string;
  readonly fixes: readonly Fix[];
}

/** The pages the generated rows are split into; none while they fit beside the rows everyone needs. */
export async function recapPages(): Promise<readonly RecapPage[]> {
  const fixes = await allFixes();
  if (fixes.length <= ROWS_PER_PAGE) return [];
  return AUDIENCES.flatMap((audience) => {
    const own = fixes.filter((fix) => fix.audience[0] === audience);
    const count = Math.ceil(own.length / ROWS_PER_PAGE);
    return Array.from({ length: count }, (_, i): RecapPage => {
      const place = count > 1 ? `, ${i + 1} of ${count}` : '';
      return {
        path: i === 0 ? `/recap/${audience}/` : `/recap/${audience}/${i + 1}/`,
        title: `${READERS[audience].heading}${place}`,
        fixes: own.slice(i * ROWS_PER_PAGE, (i + 1) * ROWS_PER_PAGE),
      };
    });
  });
}
