import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { filesBelow } from './files.ts';

const brotli = promisify(brotliCompress);
const TEXT = /\.(html|js|mjs|css|json|xml|txt|svg|md|webmanifest)$/;
const AT_ONCE = 4;

/** Whether a file of a built site gets smaller by compression: text, by its ending. */
export function isText(file: string): boolean {
  return TEXT.test(file);
}

/** Brotli at quality 11, the size that visitors pay and that budgets count. */
export function brotliBytes(content: Buffer): Promise<Buffer> {
  return brotli(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
}

/** Writes a `.br` beside every text file of a built site. Counts pages and bytes (other files count as they are). */
export async function compress(
  folder: string,
): Promise<{ pages: number; bytes: number; compressed: number }> {
  const files = (await filesBelow(folder)).filter((file) => !file.endsWith('.br'));
  const totals = { pages: 0, bytes: 0, compressed: 0 };
  const one = async (file: string): Promise<void> => {
    const content = await readFile(file);
    totals.bytes += content.length;
    if (file.endsWith('.html')) totals.pages += 1;
    if (!isText(file)) {
      totals.compressed += content.length;
      return;
    }
    const small = await brotliBytes(content);
    totals.compressed += small.length;
    await writeFile(`${file}.br`, small);
  };
  const queue = files.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const file of queue) await one(file);
    }),
  );
  return totals;
}
