import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import { loadSettings } from '../../integrations/settings.ts';
import { type BuiltPage, builtFolder, readPages } from '../../scripts/pages.ts';

export type Dom = ReturnType<typeof parseDocument>;
export type DomElement = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** A page of the built site with its tree. */
export interface SitePage extends BuiltPage {
  readonly dom: Dom;
  /** All elements, in the order of the text. */
  readonly elements: readonly DomElement[];
  readonly ids: ReadonlySet<string>;
  /** False where search engines are told to leave the page out. */
  readonly indexable: boolean;
}

/** A built site, read once and looked at by many tests. */
export interface BuiltSite {
  readonly folder: string;
  /** Path under which it stands, with a slash at both ends. */
  readonly base: string;
  /** Scheme and host of its canonical addresses. */
  readonly origin: string;
  readonly pages: readonly SitePage[];
}

/** Reads a built site; the one that `npm run build` wrote by default. */
export async function readSite(folder = builtFolder(), base = loadSettings().basePath): Promise<BuiltSite> {
  const sitemap = /^Sitemap: (\S+)$/m.exec(readFileSync(join(folder, 'robots.txt'), 'utf8'))?.[1];
  if (sitemap === undefined) throw new Error('robots.txt names no sitemap.');
  const pages = (await readPages(folder)).map((page): SitePage => {
    const dom = parseDocument(page.html);
    const elements = DomUtils.getElementsByTagName('*', dom);
    const ids = new Set(elements.flatMap((element) => element.attribs['id'] ?? []));
    const robots = elements.find(({ name, attribs }) => name === 'meta' && attribs['name'] === 'robots');
    return {
      ...page,
      dom,
      elements,
      ids,
      indexable: !(robots?.attribs['content'] ?? '').includes('noindex'),
    };
  });
  return { folder, base, origin: new URL(sitemap).origin, pages };
}

/** The one element with this tag name. Throws when the page has none or several. */
export function only(page: SitePage, name: string): DomElement {
  const found = page.elements.filter((element) => element.name === name);
  const [element] = found;
  if (element === undefined || found.length > 1)
    throw new Error(`${page.path} has ${found.length} <${name}>.`);
  return element;
}

/** Text of an element as a reader gets it: runs of white space are one space. */
export function textOf(element: DomElement): string {
  return DomUtils.textContent(element).replace(/\s+/g, ' ').trim();
}

/** An element as it stands in the page, for messages: its tag with attributes, cut at 120 characters. */
export function tagOf(element: DomElement): string {
  const attributes = Object.entries(element.attribs).map(([name, value]) => ` ${name}="${value}"`);
  return `<${element.name}${attributes.join('')}>`.slice(0, 120);
}

/** The first lines of a list of faults, and how many more there are: a message that can be read. */
export function some(faults: readonly string[]): string[] {
  const rest = faults.length - 20;
  return rest > 0 ? [...faults.slice(0, 20), `and ${rest} more`] : [...faults];
}
