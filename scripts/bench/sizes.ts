import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { brotliBytes } from '../compress.ts';
import { LIMITS, pageScale } from '../page-weight.ts';
import { type BuiltPage, median } from '../pages.ts';

const brotli = promisify(brotliCompress);
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
/** The largest pages are packed at full quality, whatever the quick look says. */
const LARGEST = 12;
/** So many pages, evenly spread, give the median. */
const SAMPLE = 240;

/** Sizes of the pages of one build. Bytes as brotli at quality 11. */
export interface Sizes {
  /** Of all guide, scenario and fix pages. */
  readonly median: number;
  /** Of those that are not synthetic. */
  readonly medianReal: number;
  readonly largest: { readonly path: string; readonly size: number };
  /** A line for each limit of the page budget that is broken. */
  readonly faults: readonly string[];
}

/**
 * Sizes of many pages without packing all of them at quality 11, which takes 50 ms each: quality 5 bounds every page
 * from above, and full quality is spent on the largest ones, on those near the limit, on a sample and on the real
 * pages. The limit of the median always binds the real pages, and with `bindAll` the pages of that build altogether.
 */
export async function sizesOf(
  folder: string,
  pages: readonly BuiltPage[],
  isReal: (path: string) => boolean,
  bindAll: boolean,
): Promise<Sizes> {
  const quick = new Map<BuiltPage, number>();
  for (const page of pages) quick.set(page, (await brotli(page.html, QUICK)).length);
  const byQuick = [...pages].sort((a, b) => (quick.get(b) ?? 0) - (quick.get(a) ?? 0));
  const close = byQuick.filter((page, at) => at < LARGEST || (quick.get(page) ?? 0) > LIMITS.page);
  const articles = pages.filter(({ kind }) => kind !== 'other');
  const every = Math.max(1, Math.floor(articles.length / SAMPLE));
  const sample = articles.filter((_, at) => at % every === 0);

  const exact = new Map<BuiltPage, number>();
  const real = articles.filter(({ path }) => isReal(path));
  for (const page of new Set([...close, ...sample, ...real])) {
    exact.set(page, (await brotliBytes(Buffer.from(page.html))).length);
  }
  const weigh = pageScale(folder, '/');
  const faults = pages.flatMap((page) => weigh(page, exact.get(page) ?? quick.get(page) ?? 0).faults);
  const medianOf = (some: readonly BuiltPage[]): number => median(some.map((page) => exact.get(page) ?? 0));
  const middle = medianOf(real);
  if (middle > LIMITS.median)
    faults.push(`median of real guide, scenario and fix pages: ${middle} is over ${LIMITS.median}`);
  const all = medianOf(sample);
  if (bindAll && all > LIMITS.median)
    faults.push(`median of all guide, scenario and fix pages: ${all} is over ${LIMITS.median}`);
  let largest = { path: '', size: 0 };
  for (const [{ path }, size] of exact) if (size > largest.size) largest = { path, size };
  return { median: all, medianReal: middle, largest, faults };
}
