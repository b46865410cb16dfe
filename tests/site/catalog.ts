import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { BuiltSite } from './built.ts';

/** What programs may rely on in fixes.json. Further fields may come; these stay. */
const catalog = z.object({
  schemaVersion: z.literal(1),
  fixes: z.array(
    z.object({
      id: z.string().regex(/^u[1-9]\d*$/),
      slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      title: z.string().min(1),
      url: z.string(),
    }),
  ),
});

/** The site's fixes.json. Throws, naming the field, when its shape is not the published one. */
export function catalogOf(site: BuiltSite): z.infer<typeof catalog> {
  return catalog.parse(JSON.parse(readFileSync(join(site.folder, 'fixes.json'), 'utf8')));
}
