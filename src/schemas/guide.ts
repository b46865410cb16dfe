import { z } from 'astro/zod';
import { day, source, text, title } from './shared.ts';

/** Frontmatter of `content/guide/<slug>.mdx`: a chapter that explains one thing. The file name is the slug. */
export const guideSchema = z.strictObject({
  /** Heading of the chapter, at most 70 characters. */
  title,
  /** Place in the guide, from 1, no number twice. Previous and next follow it. */
  order: z.int('is no whole number: write the place in the guide, from 1').min(1, 'starts at 1'),
  /** One or two sentences under the title. */
  lede: text,
  /** One sentence for lists, search results and search engines. */
  summary: text,
  /** Where the claims come from: RFC sections or vendor pages, at least one. Listed at the end. */
  sources: z.array(source).min(1, 'is empty: cite an RFC section or a vendor page'),
  /** Day of the last review, `YYYY-MM-DD`. */
  reviewed: day,
});
