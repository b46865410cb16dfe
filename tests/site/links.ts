import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readFragment } from '#lab/fragment.ts';
import { isCopyFormat } from '#site/copy-formats.ts';
import { type BuiltSite, type SitePage, tagOf } from './built.ts';

const ADDRESSES = ['href', 'src', 'action', 'formaction', 'poster', 'data'] as const;
const REFERENCES = [
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-owns',
  'aria-details',
  'for',
] as const;

/** An address that an element of a page names. */
export interface Link {
  readonly page: SitePage;
  readonly tag: string;
  readonly address: string;
}

/** Every address in the HTML of a site, in the order of pages and text. */
export function linksOf(site: BuiltSite): Link[] {
  return site.pages.flatMap((page) =>
    page.elements.flatMap((element) =>
      ADDRESSES.flatMap((name) => {
        const address = element.attribs[name];
        return address === undefined ? [] : [{ page, tag: tagOf(element), address }];
      }),
    ),
  );
}

/** True for an address on the site itself, absolute or not. */
export function isInternal(site: BuiltSite, address: string): boolean {
  return new URL(address, `${site.origin}${site.base}`).origin === site.origin;
}

/** One line for each internal address that leads to no file, through a redirect, or to no anchor. */
export function deadLinks(site: BuiltSite): string[] {
  const byPath = new Map(site.pages.map((page) => [page.path, page]));
  return linksOf(site).flatMap(({ page, tag, address }) => {
    if (!isInternal(site, address)) return [];
    const url = new URL(address, `${site.origin}${site.base}${page.path.slice(1)}`);
    const fault = faultOf(site, byPath, url);
    return fault === null ? [] : [`${page.path}: ${tag}: ${fault}`];
  });
}

function faultOf(site: BuiltSite, byPath: ReadonlyMap<string, SitePage>, url: URL): string | null {
  if (!url.pathname.startsWith(site.base)) return `is outside of ${site.base}`;
  const path = `/${decodeURIComponent(url.pathname.slice(site.base.length))}`;
  const target = byPath.get(path);
  if (target === undefined) {
    const file = join(site.folder, path);
    if (!existsSync(file)) return 'leads to nothing';
    return statSync(file).isFile() ? null : 'lacks the slash at its end';
  }
  // A link into the lab or to the desk of support teams holds a state, not an anchor.
  if (path === '/lab/' && url.hash.startsWith('#v=')) return readFragment(url.hash).sentences[0] ?? null;
  const [, format] = /^#format=(.*)$/.exec(url.hash) ?? [];
  if (path === '/tickets/' && format !== undefined) return isCopyFormat(format) ? null : 'names no format';
  const anchor = decodeURIComponent(url.hash.slice(1));
  return anchor === '' || target.ids.has(anchor) ? null : `${path} has no anchor "${anchor}"`;
}

/** One line for each attribute that names an id which its page does not have, and for each id given twice. */
export function brokenIds(site: BuiltSite): string[] {
  return site.pages.flatMap((page) => {
    const seen = new Set<string>();
    return page.elements.flatMap((element) => {
      const id = element.attribs['id'];
      const faults =
        id !== undefined && seen.has(id) ? [`${page.path}: ${tagOf(element)}: its id is taken`] : [];
      if (id !== undefined) seen.add(id);
      const names = REFERENCES.flatMap((name) => element.attribs[name]?.split(/\s+/) ?? []);
      const missing = names.filter((name) => name !== '' && !page.ids.has(name));
      return [
        ...faults,
        ...missing.map((name) => `${page.path}: ${tagOf(element)}: no element has the id "${name}"`),
      ];
    });
  });
}
