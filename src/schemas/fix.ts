import { z } from 'astro/zod';
import { mailText } from './reply.ts';
import { also, audience, day, distinct, fixId, SCHEMES, source, text, title } from './shared.ts';
import { software } from './software.ts';

/** Frontmatter of `<id>-<slug>/index.mdx` in a folder of fixes: one cause, one cure, one page. */
export const fixSchema = z
  .strictObject({
    /** Permanent id, the `17` of `/fix/u17/`. Equals the folder's prefix and stands in its ledger. */
    id: fixId,
    /** The wrong state in the reader's words, at most 70 characters. Heading, tab and search result. */
    title,
    /** Why the server answers 401, one sentence. Left column of the recap. */
    cause: text,
    /** The cure, one sentence, imperative. Right column of the recap. */
    fix: text,
    /** How to know in ten seconds that this is the case, and the cure: 1 to 3 sentences of plain text with
     * `code` in backticks. The short answer at the top of the page and the description for search engines. */
    short: text,
    /** What a support agent tells the customer: what is wrong and the first steps, in plain words for the first
     * audience, 2 or 3 sentences, at most 480 characters. The address follows it. "Reply to the customer" on the
     * page, on /tickets/, in the copy menu and in the JSON. */
    reply: mailText(2, 3, 480),
    /** Who can apply the fix, the less technical first. Chips, filters; two audiences mean a `<Fix for=…>` each. */
    audience,
    /** Slugs of src/schemas/software.ts where this happens. Chips, filters and hubs; `any` if it is everywhere. */
    software,
    /** The schemes concerned; `none` when no credentials are involved. Filters. */
    schemes: z
      .array(z.enum(SCHEMES, `is no scheme: use one of ${SCHEMES.join(', ')}`))
      .min(1, 'is empty: name at least one scheme, or `none`')
      .refine(distinct, 'names a scheme twice'),
    /** Exact strings a program prints: header values, error sentences, log lines; for visitors the words on the
     * screen. At least 3, none with `noSignals`. Search matches a pasted error against them. Default: none. */
    signals: z.array(text).refine(distinct, 'names a signal twice').default([]),
    /** Why nothing is printed, one sentence. Stands instead of `signals`, only where visitors are an audience. */
    noSignals: text.optional(),
    /** 8 to 12 phrases as people type them, shared with no other fix or scenario. Search. */
    also,
    /** What it looks like, 1 to 3 sentences. Search and lists. */
    symptoms: z.array(text).min(1, 'is empty: write 1 to 3 sentences').max(3, 'has more than 3 sentences'),
    /** Where the claims come from: RFC sections or vendor pages, at least one. Listed under Why. */
    sources: z.array(source).min(1, 'is empty: cite an RFC section or a vendor page'),
    /** 2 to 6 ids of neighbors, the nearest first. "Related" and the side column. */
    related: z
      .array(fixId)
      .min(2, 'has fewer than 2 ids: name the nearest neighbors')
      .max(6, 'has more than 6 ids: keep the nearest')
      .refine(distinct, 'names a fix twice'),
    /** Day of the last review, `YYYY-MM-DD`. Shown; `npm run stale` lists those older than 12 months. */
    reviewed: day,
    /** The folders of `proof/` whose recordings prove the page, or why there is none. "Proven on" chips. */
    proof: z.union(
      [
        z.strictObject({
          /** Folder names in `proof/`, the one shown first in front. */
          programs: z.array(text).min(1).refine(distinct),
        }),
        z.strictObject({
          /** Why the fault was not reproduced, one sentence; said on the page. */
          none: text,
        }),
      ],
      'write `{ programs: [nginx] }` with folders of proof/, or `{ none: "why nothing was run" }`',
    ),
    /** Statuses, header names, file names and log codes that See, Fix and Check name in code style although no
     * proof of the fix holds them: they are true of another program, and a source says so. Default: none. */
    mentions: z.array(text).refine(distinct, 'names a mention twice').default([]),
  })
  .superRefine((fix, context) => {
    if (fix.noSignals === undefined && fix.signals.length < 3) {
      const message = fix.audience.includes('visitor')
        ? 'has fewer than 3 exact strings: add them, or say in noSignals why there are none'
        : 'has fewer than 3 exact strings: add what programs print';
      context.addIssue({
        code: 'custom',
        path: ['signals'],
        message,
        params: { problem: 'too-few-signals' },
      });
    }
    if (fix.noSignals !== undefined && fix.signals.length > 0) {
      const message = 'stands beside signals: keep one of the two';
      context.addIssue({ code: 'custom', path: ['noSignals'], message });
    }
    if (fix.noSignals !== undefined && !fix.audience.includes('visitor')) {
      const message = 'is for visitor fixes: give at least 3 signals instead';
      context.addIssue({ code: 'custom', path: ['noSignals'], message });
    }
    if (fix.related.includes(fix.id)) {
      context.addIssue({ code: 'custom', path: ['related'], message: 'names the fix itself: take it out' });
    }
  });
