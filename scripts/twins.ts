import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { twinPath } from '../src/site/twin.ts';
import { readPages } from './pages.ts';
import { textTree } from './twins/prune.ts';

const toMarkdown = unified()
  .use(rehypeRemark)
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', fences: true, rule: '-' });

/** The text of a page as Markdown (GFM), its links with whole addresses; `address` is the page's own. */
export async function markdownOf(html: string, address: URL): Promise<string> {
  const page = unified().use(rehypeParse).parse(html);
  const tree = await toMarkdown.run(textTree(page, address));
  return toMarkdown.stringify(tree);
}

/** Writes the Markdown twin of every page of the build in `folder`; `start` is the address of the site's root. */
export async function writeTwins(folder: string, start: URL): Promise<string> {
  let written = 0;
  for (const { path, html } of await readPages(folder)) {
    const twin = twinPath(path);
    if (twin === null) continue;
    await writeFile(join(folder, twin), await markdownOf(html, new URL(path.slice(1), start)));
    written += 1;
  }
  return `${written} pages as Markdown`;
}
