import { defineCollection } from 'astro:content';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { FIX_FOLDERS } from '#catalog/fix-folders.ts';
import { fixSchema } from '#schemas/fix.ts';
import { guideSchema } from '#schemas/guide.ts';
import { recapSchema } from '#schemas/recap.ts';
import { scenarioSchema } from '#schemas/scenario.ts';

/** Whether the folder `name` of a fix starts with this prefix and a number. */
const isIn = (prefix: string, name: string): boolean => /^[a-z]+/.exec(name)?.[0] === prefix;

/** Loads the fixes of all folders. Each loader drops what it did not find, so each sees its own entries only. */
function fixLoader(): Loader {
  const others = FIX_FOLDERS.slice(1).map(({ prefix }) => prefix);
  const parts = FIX_FOLDERS.map(({ folder, prefix }, at) => ({
    owns: (name: string) => (at === 0 ? !others.some((other) => isIn(other, name)) : isIn(prefix, name)),
    loader: glob({
      base: folder.startsWith('/') ? folder : `./${folder}`,
      pattern: '*/index.mdx',
      generateId: ({ entry }) => entry.slice(0, -'/index.mdx'.length),
    }),
  }));
  return {
    name: 'fix-loader',
    async load(context: LoaderContext) {
      for (const { owns, loader } of parts) {
        const store = { ...context.store, keys: () => context.store.keys().filter(owns) };
        await loader.load({ ...context, store });
      }
    },
  };
}

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
  fixes: defineCollection({ loader: fixLoader(), schema: fixSchema }),
  recap: defineCollection({
    loader: glob({ base: './content/recap', pattern: '*.yaml' }),
    schema: recapSchema,
  }),
};
