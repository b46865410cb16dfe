import type { APIRoute } from 'astro';
import { SCHEME_IDS } from '#agreement/types.ts';
import { agreementPath } from '#catalog/agreement.ts';
import { changedOn, fixChangedOn } from '#catalog/changed.ts';
import { allChapters, allFixes, allScenarios } from '#catalog/index.ts';
import { passingRows } from '#catalog/passing.ts';
import { groupPath, proofGroupPages, proofsPath } from '#catalog/proof-index.ts';
import { recapPages } from '#catalog/recap-pages.ts';
import { shelfPages, shelfPath } from '#catalog/shelves.ts';
import { ticketPages } from '#catalog/ticket-pages.ts';
import { href } from '#site/href.ts';

/** Pages that are made of other pages, and those of the lab. */
const INDEXES = [
  '/',
  '/guide/',
  '/scenarios/',
  '/fix/',
  '/proofs/',
  '/lab/',
  '/lab/devtools/',
  '/lab/explained/',
] as const;

interface Listed {
  readonly path: `/${string}`;
  /** Day of the last change of its source; null where it has none of its own. */
  readonly changed: string | null;
}

const undated = (path: `/${string}`): Listed => ({ path, changed: null });

async function listed(): Promise<Listed[]> {
  const [chapters, scenarios, fixes] = [await allChapters(), await allScenarios(), await allFixes()];
  const proven = fixes.filter((fix) => 'programs' in fix.proof);
  return [
    ...INDEXES.map(undated),
    { path: '/fix/errors/', changed: changedOn('content/library-errors.yaml') },
    { path: '/recap/', changed: changedOn('content/recap') },
    ...['/proofs/agreement/' as const, ...SCHEME_IDS.map(agreementPath)].map((path) => ({
      path,
      changed: changedOn('content/agreement'),
    })),
    ...passingRows().map(({ name, path }) => ({ path, changed: changedOn(`content/passing/${name}`) })),
    ...(await recapPages()).map(({ path }) => undated(path)),
    ...(await shelfPages()).map(({ shelf, number }) => undated(shelfPath(shelf, number))),
    ...(await ticketPages()).map(({ path }) => undated(path)),
    ...(await proofGroupPages()).map(({ group, number }) => undated(groupPath(group, number))),
    ...proven.map((fix) => ({ path: proofsPath(fix), changed: changedOn(`${fix.folder}/proof`) })),
    ...chapters.map(({ slug, path, reviewed }) => ({
      path,
      changed: changedOn(`content/guide/${slug}.mdx`) ?? reviewed,
    })),
    ...scenarios.map(({ slug, path, reviewed }) => ({
      path,
      changed: changedOn(`content/scenarios/${slug}.mdx`) ?? reviewed,
    })),
    ...fixes.map((fix) => ({ path: fix.path, changed: fixChangedOn(fix) })),
  ];
}

/** All pages that search engines may list, with the day of their last change (sitemaps.org, protocol 0.9). */
export const GET: APIRoute = async ({ site }) => {
  const urls = (await listed()).map(({ path, changed }) => {
    const loc = `<loc>${new URL(href(path), site).href}</loc>`;
    return `<url>${loc}${changed === null ? '' : `<lastmod>${changed}</lastmod>`}</url>`;
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
  return new Response(xml, { headers: { 'Content-Type': 'application/xml' } });
};
