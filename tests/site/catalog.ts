import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FixJson, fixesJson } from '../../src/schemas/catalog-json.ts';
import type { BuiltSite } from './built.ts';

/** The site's fixes.json. Throws, naming the field, when its shape is not the published one. */
export function catalogOf(site: BuiltSite): { readonly fixes: readonly FixJson[] } {
  return fixesJson.parse(JSON.parse(readFileSync(join(site.folder, 'fixes.json'), 'utf8')));
}
