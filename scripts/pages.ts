import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { brotliBytes } from './compress.ts';
import { filesBelow } from './files.ts';

/** What a page is, by its address. `other` holds home, indexes, recap, proofs, search and 404. */
export type PageKind = 'guide' | 'scenario' | 'fix' | 'other';

/** A page of a built site. */
export interface BuiltPage {
  /** Address below the site's base: "/fix/u17/", "/404.html". */
  readonly path: string;
  readonly file: string;
  readonly kind: PageKind;
  readonly html: string;
}

/** The folder of the built site: `OUT_DIR` or dist/, absolute. Throws in words when it holds no site. */
export function builtFolder(): string {
  const folder = resolve(process.env['OUT_DIR'] ?? 'dist');
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`${folder} holds no built site. Run: npm run build`);
  return folder;
}

/** All pages of a built site, by address, without those that only lead on ({@link readMovedPages}). */
export async function readPages(folder: string): Promise<readonly BuiltPage[]> {
  return (await readAll(folder)).filter(({ html }) => !isMovedPage(html));
}

/** The pages of a built site that stand at an old address and lead on to the new one. */
export async function readMovedPages(folder: string): Promise<readonly BuiltPage[]> {
  return (await readAll(folder)).filter(({ html }) => isMovedPage(html));
}

/** Whether a page leads on by itself. */
export function isMovedPage(html: string): boolean {
  return html.includes('<meta http-equiv="refresh"');
}

async function readAll(folder: string): Promise<readonly BuiltPage[]> {
  const files = (await filesBelow(folder)).filter((file) => file.endsWith('.html'));
  const pages = await Promise.all(
    files.map(async (file): Promise<BuiltPage> => {
      const path = pathOf(folder, file);
      return { path, file, kind: kindOf(path), html: await readFile(file, 'utf8') };
    }),
  );
  return pages.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
}

function pathOf(folder: string, file: string): string {
  return `/${relative(folder, file).split(sep).join('/')}`.replace(/\/index\.html$/, '/');
}

/** Which kind of page stands at an address. */
export function kindOf(path: string): PageKind {
  if (/^\/guide\/[^/]+\/$/.test(path)) return 'guide';
  if (/^\/scenarios\/[^/]+\/$/.test(path)) return 'scenario';
  return /^\/fix\/[a-z]+\d+\/$/.test(path) ? 'fix' : 'other';
}

/** Bytes of a page as brotli at quality 11; takes the `.br` that the build wrote when it is not older. */
export async function compressedSize(page: BuiltPage): Promise<number> {
  const packed = `${page.file}.br`;
  if (existsSync(packed)) {
    const [small, whole] = await Promise.all([stat(packed), stat(page.file)]);
    if (small.mtimeMs >= whole.mtimeMs) return small.size;
  }
  return (await brotliBytes(Buffer.from(page.html))).length;
}

/** The middle value; 0 of none. The upper one of the two in the middle where the count is even. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
