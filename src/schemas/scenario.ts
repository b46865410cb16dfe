import { z } from 'astro/zod';
import { mailText } from './reply.ts';
import { also, audience, day, distinct, fixId, slug, source, text, title } from './shared.ts';
import { software } from './software.ts';

const part = mailText(1, 2, 300);

/** What a support agent asks the customer for when a ticket does not tell enough; parts that do not apply are left out. */
export const askSchema = z
  .strictObject({
    /** What is needed and why, one sentence. */
    intro: mailText(1, 1, 160),
    /** What to take on a phone, and how. Default: nothing can be taken there. */
    phone: part.optional(),
    /** What to take in a browser on a computer, and how. Where it says HAR, the page adds how one is made safely. */
    desktop: part.optional(),
    /** What to take from a program or a shell. Default: no program is at work. */
    program: part.optional(),
    /** What to remove before it is sent: secrets, and where they hide. */
    remove: part,
  })
  .refine(
    ({ phone, desktop, program }) => phone !== undefined || desktop !== undefined || program !== undefined,
    'asks for nothing: write phone, desktop or program',
  );

/** Frontmatter of `content/scenarios/<slug>.mdx`: what a reader sees, and tests that lead to the right fix. */
export const scenarioSchema = z.strictObject({
  /** What the reader sees, in their words, at most 70 characters. */
  title,
  /** One or two sentences under the title. */
  lede: text,
  /** One sentence for lists, search results and search engines. */
  summary: text,
  /** "Ask the customer" on the page: a text to paste that asks for the missing evidence. */
  ask: askSchema,
  /** Who can run the tests, the less technical first. Filters. */
  audience,
  /** Slugs of src/schemas/software.ts where this is seen. Filters. */
  software,
  /** 8 to 12 phrases as people type them, shared with no other scenario or fix. Search. */
  also,
  /** Exact strings on the screen or in a log. Search. Default: none. */
  signals: z.array(text).refine(distinct, 'names a signal twice').default([]),
  /** The ids the tests lead to: those of the page's `<Outcome>`, in any order. Lists and the fixes' backlinks. */
  fixes: z
    .array(fixId)
    .min(1, 'is empty: name the fixes that the tests lead to')
    .refine(distinct, 'names a fix twice'),
  /** Slugs of up to 4 scenarios that look alike. Default: none. */
  related: z
    .array(slug)
    .max(4, 'has more than 4 scenarios: keep the nearest')
    .refine(distinct, 'names one twice')
    .default([]),
  /** Where the claims come from. Default: none, because the fixes cite theirs. */
  sources: z.array(source).default([]),
  /** Day of the last review, `YYYY-MM-DD`. */
  reviewed: day,
});
