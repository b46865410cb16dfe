import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MOVED_FILE, pathOf, type Redirect } from '../src/content-model/moved.ts';
import type { Settings } from '../src/site/settings.ts';
import { MOVED_WORDS } from '../src/site/words.ts';
import { xmlText } from '../src/site/xml.ts';
import { metaOf } from './cards/read.ts';
import { type BuiltPage, isMovedPage, readPages } from './pages.ts';

/** What pages of moved addresses look like: the colors and fonts of the site, and nothing that they do not use. */
const SHEET =
  ':root{color-scheme:light dark}' +
  'body{margin:0;background:light-dark(#fbfaf7,#14161a);color:light-dark(#1c1f26,#e6e7ea);font:1rem/1.6 ui-sans-serif,system-ui,sans-serif}' +
  'main{max-width:40rem;margin:auto;padding:2rem 1rem;overflow-wrap:anywhere}' +
  'h1{margin:0;font-size:1.5rem;line-height:1.3}' +
  'a{color:light-dark(#1f4fbf,#8fb4ff)}';

type Place = Pick<Settings, 'siteUrl' | 'basePath' | 'brand'>;

/** The page at an old address: it leads on by itself, and by a link. `title` is that of the page it leads to. */
export function movedPage({ from, to }: Redirect, title: string, place: Place): string {
  const { siteUrl, basePath, brand } = place;
  const address = xmlText(basePath + to.slice(1));
  const name = MOVED_WORDS.title(from);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${xmlText(`${name} · ${brand}`)}</title>`,
    `<meta name="description" content="${xmlText(MOVED_WORDS.description(title))}">`,
    '<meta name="robots" content="noindex">',
    `<link rel="canonical" href="${xmlText(siteUrl + basePath + pathOf(to).slice(1))}">`,
    `<meta http-equiv="refresh" content="0; url=${address}">`,
    `<link rel="icon" type="image/svg+xml" href="${xmlText(basePath)}favicon.svg">`,
    `<style>${SHEET}</style></head>`,
    `<body><main id="main"><h1>${xmlText(name)}</h1>`,
    `<p>${MOVED_WORDS.now} <a href="${address}">${xmlText(title)}</a></p></main></body></html>\n`,
  ].join('\n');
}

/**
 * Writes a small page at each old address of the build in `folder`. Throws, naming all of them, where a page stands
 * at an old address or none at the new one. An address that differs from its page by capitals only gets none where
 * the file system knows no case.
 */
export async function writeMoved(
  folder: string,
  redirects: readonly Redirect[],
  place: Place,
): Promise<string> {
  const pages = new Map((await readPages(folder)).map((page) => [page.path, page]));
  const faults = redirects.flatMap((redirect) => faultOf(redirect, pages) ?? []);
  if (faults.length > 0)
    throw new Error(`${faults.length} old address(es) cannot lead on:\n${faults.join('\n')}`);
  let written = 0;
  for (const redirect of redirects) {
    const { from, to } = redirect;
    const file = join(folder, from, 'index.html');
    if (existsSync(file) && !isMovedPage(await readFile(file, 'utf8'))) continue;
    const title = metaOf(pages.get(pathOf(to))?.html ?? '').get('og:title') ?? to;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, movedPage(redirect, title, place));
    written += 1;
  }
  return `${written} old addresses lead on`;
}

function faultOf({ from, to }: Redirect, pages: ReadonlyMap<string, BuiltPage>): string | null {
  if (pages.has(from)) return `${from}: a page stands there; choose another slug, or see ${MOVED_FILE}`;
  const target = pages.get(pathOf(to));
  if (target === undefined) return `${from} -> ${to}: no page stands there`;
  const anchor = to.slice(pathOf(to).length + 1);
  const isThere = anchor === '' || target.html.includes(` id="${anchor}"`);
  return isThere ? null : `${from} -> ${to}: that page has no such anchor`;
}
