import { getCollection } from 'astro:content';
import type { Audience } from '#schemas/shared.ts';
import { needFix } from './index.ts';

/** A row of the recap: a cause, its cures and whom each is for. */
export interface RecapRow {
  readonly cause: string;
  readonly fix: string;
  readonly note: string | undefined;
  readonly cures: readonly {
    readonly audience: Audience;
    readonly links: readonly { readonly path: `/${string}`; readonly words: string }[];
  }[];
}

/** The rows everyone needs, in order. */
export async function recapRows(): Promise<readonly RecapRow[]> {
  const entries = (await getCollection('recap')).sort((a, b) => a.data.order - b.data.order);
  return Promise.all(
    entries.map(async ({ id, data }) => ({
      cause: data.cause,
      fix: data.fix,
      note: data.note,
      cures: await Promise.all(
        data.rows.map(async (row) => ({
          audience: row.audience,
          links: await Promise.all(
            row.fixes.map(async (fix) => ({
              path: (await needFix(fix.id, `content/recap/${id}`)).path,
              words: fix.words,
            })),
          ),
        })),
      ),
    })),
  );
}
