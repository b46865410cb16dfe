import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { fixSchema } from '#schemas/fix.ts';
import { guideSchema } from '#schemas/guide.ts';
import { recapSchema } from '#schemas/recap.ts';
import { scenarioSchema } from '#schemas/scenario.ts';

/** What schemas cannot see (references, ids, phrases, sections) is checked by src/content-model/. */
export const collections = {
  guide: defineCollection({
    loader: glob({ base: './content/guide', pattern: '*.mdx' }),
    schema: guideSchema,
  }),
  scenarios: defineCollection({
    loader: glob({ base: './content/scenarios', pattern: '*.mdx' }),
    schema: scenarioSchema,
  }),
  /** An entry's id is the folder's name, `u17-token-expired`. */
  fixes: defineCollection({
    loader: glob({
      base: './content/fixes',
      pattern: '*/index.mdx',
      generateId: ({ entry }) => entry.slice(0, -'/index.mdx'.length),
    }),
    schema: fixSchema,
  }),
  recap: defineCollection({
    loader: glob({ base: './content/recap', pattern: '*.yaml' }),
    schema: recapSchema,
  }),
};
