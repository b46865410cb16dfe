import type { BuiltPage } from '../pages.ts';

/** An existing guide, scenario or fix page may grow by so much when fixes are added elsewhere. */
export const MOST_GROWTH = 0.05;

/** How the pages of a smaller build fare in a larger one. */
export interface Growth {
  /** The guide, scenario or fix page that grew most, as a share of its HTML: 0.03 is 3 %. */
  readonly most: { readonly path: string; readonly share: number };
  /** The same of the other pages: home, indexes, recap. Their lists may grow until they are split. */
  readonly mostOther: { readonly path: string; readonly share: number };
  readonly faults: readonly string[];
}

/** What is left of a build for the comparison: bytes of HTML by address. */
export type Footprint = ReadonlyMap<string, { readonly bytes: number; readonly article: boolean }>;

/** Takes the bytes of all pages, so that the pages themselves can be let go. */
export function footprint(pages: readonly BuiltPage[]): Footprint {
  return new Map(
    pages.map(({ path, kind, html }) => [
      path,
      { bytes: Buffer.byteLength(html), article: kind !== 'other' },
    ]),
  );
}

/** Compares every page of `small` with the page at its address in `large`. */
export function growthOf(small: Footprint, large: Footprint): Growth {
  let most = { path: '', share: 0 };
  let mostOther = { path: '', share: 0 };
  const faults: string[] = [];
  for (const [path, { bytes, article }] of small) {
    const now = large.get(path);
    if (now === undefined) {
      faults.push(`${path}: its address is gone`);
      continue;
    }
    const share = now.bytes / bytes - 1;
    if (article && share > most.share) most = { path, share };
    if (!article && share > mostOther.share) mostOther = { path, share };
    if (article && now.bytes > bytes * (1 + MOST_GROWTH)) {
      faults.push(
        `${path}: grew by ${percent(share)}, from ${bytes} to ${now.bytes} bytes; ${percent(MOST_GROWTH)} are allowed`,
      );
    }
  }
  return { most, mostOther, faults };
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
