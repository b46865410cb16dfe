import type { APIRoute } from 'astro';
import { SCHEME_IDS } from '#agreement/types.ts';
import { agreementPath } from '#catalog/agreement.ts';
import { allChapters, allFixes, allScenarios } from '#catalog/index.ts';
import { passingRows } from '#catalog/passing.ts';
import { groupPath, proofGroupPages, proofsPath } from '#catalog/proof-index.ts';
import { recapPages } from '#catalog/recap-pages.ts';
import { shelfPages, shelfPath } from '#catalog/shelves.ts';
import { ticketPages } from '#catalog/ticket-pages.ts';
import { href } from '#site/href.ts';

const INDEXES = [
  '/',
  '/guide/',
  '/scenarios/',
  '/fix/',
  '/fix/errors/',
  '/recap/',
  '/proofs/',
  '/proofs/agreement/',
  '/lab/',
  '/lab/devtools/',
  '/lab/explained/',
] as const;

/** All pages that search engines may list (sitemaps.org, protocol 0.9). */
export const GET: APIRoute = async ({ site }) => {
  const pages = [...(await allChapters()), ...(await allScenarios()), ...(await allFixes())];
  const split = [
    ...(await recapPages()).map(({ path }) => path),
    ...SCHEME_IDS.map(agreementPath),
    ...passingRows().map(({ path }) => path),
    ...(await shelfPages()).map(({ shelf, number }) => shelfPath(shelf, number)),
    ...(await allFixes()).filter((fix) => 'programs' in fix.proof).map((fix) => proofsPath(fix)),
    ...(await ticketPages()).map(({ path }) => path),
    ...(await proofGroupPages()).map(({ group, number }) => groupPath(group, number)),
  ];
  const dated = [
    ...[...INDEXES, ...split].map((path) => ({ path, reviewed: undefined })),
    ...pages.map(({ path, reviewed }) => ({ path, reviewed })),
  ];
  const urls = dated.map(({ path, reviewed }) => {
    const loc = `<loc>${new URL(href(path), site).href}</loc>`;
    return `<url>${loc}${reviewed === undefined ? '' : `<lastmod>${reviewed}</lastmod>`}</url>`;
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
  return new Response(xml, { headers: { 'Content-Type': 'application/xml' } });
};
