import type { BuiltPage } from './pages.ts';
import { engineParts, type Part } from './part-sizes/engine.ts';
import { LAB, labParts, Modules } from './part-sizes/lab.ts';
import { openedModules } from './part-sizes/opened.ts';

/** The lab works once it has an answer. */
const READY = 'request-lab .verdict';

/**
 * Weighs what loads on its own: the parts of the engine, bundled from source, and the lab of a built site, as Chromium
 * opens it.
 */
export async function partSizes(
  folder: string,
  base: string,
  pages: readonly BuiltPage[],
): Promise<readonly Part[]> {
  const hasLab = pages.some(({ path }) => path === LAB);
  const opened = hasLab ? await openedModules(folder, base, LAB, READY) : null;
  const lab = await labParts(pages, new Modules(folder, base), opened);
  return [...(await engineParts(process.cwd())), ...(lab ?? [])];
}

/** A line a part, with its limit where it has one. */
export function partLine({ name, bytes, limit }: Part): string {
  return `${String(bytes).padStart(6)}  ${name}${limit === undefined ? '' : ` (limit ${limit})`}`;
}

/** A sentence for each part that is over its limit. */
export function partFaults(parts: readonly Part[]): readonly string[] {
  return parts.flatMap(({ name, bytes, limit }) =>
    limit !== undefined && bytes > limit ? [`${name}: ${bytes} bytes are over ${limit}`] : [],
  );
}
