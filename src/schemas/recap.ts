import { z } from 'astro/zod';
import { AUDIENCES, distinct, fixId, text } from './shared.ts';

/** `content/recap/<slug>.yaml`: one of the rows everyone needs, `cause | fixes | who`. */
export const recapSchema = z.strictObject({
  /** Place in the table, from 1, no number twice. */
  order: z.int('is no whole number: write the place in the table, from 1').min(1, 'starts at 1'),
  /** The cause in the reader's words, a few words without a full stop. First cell. */
  cause: text,
  /** The cure in one phrase, without a full stop. Leads the second cell. */
  fix: text,
  /** Who does what, the less technical first, each audience once. One line in the second and third cell. */
  rows: z
    .array(
      z.strictObject({
        /** Who this line is for. */
        audience: z.enum(AUDIENCES, `is no audience: use one of ${AUDIENCES.join(', ')}`),
        /** The fixes to follow, the likeliest first. */
        fixes: z
          .array(
            z.strictObject({
              /** The fix that the words link to. */
              id: fixId,
              /** The words of the link: what to do, imperative, without a full stop. */
              words: text,
            }),
          )
          .min(1, 'is empty: name at least one fix')
          .refine((fixes) => distinct(fixes.map((fix) => fix.id)), 'names a fix twice'),
      }),
    )
    .min(1, 'is empty: name at least one audience')
    .refine((rows) => distinct(rows.map((row) => row.audience)), 'names an audience twice: join the two'),
  /** What the cells cannot hold, one or two sentences of plain text. Default: none. */
  note: text.optional(),
});
