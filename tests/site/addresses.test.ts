import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseLedger } from '../../src/content-model/ledger.ts';
import { only, readSite, textOf } from './built.ts';
import { catalogOf } from './catalog.ts';
import { contentFixes } from './content.ts';

const site = await readSite();
const ledger = parseLedger(readFileSync('content/ids.txt', 'utf8'));
const byPath = new Map(site.pages.map((page) => [page.path, page]));

test('every id ever published has a page', () => {
  expect(ledger.faults).toEqual([]);
  expect(ledger.entries.length).toBeGreaterThanOrEqual(40);
  expect(ledger.entries.filter(({ id }) => !byPath.has(`/fix/${id}/`))).toEqual([]);
});

test('the pages of merged, split and retired ids point on and are not indexed', () => {
  const moved = ledger.entries.filter(({ state }) => state !== 'active');
  for (const { id, targets } of moved) {
    const page = byPath.get(`/fix/${id}/`);
    expect(page?.indexable, id).toBe(false);
    for (const target of targets) expect(page?.html, id).toContain(`${site.base}fix/${target}/`);
  }
});

test('fixes.json lists the active fixes in the order of their ids, as the content has them', () => {
  const wanted = contentFixes().map(({ id, slug, title }) => ({
    id,
    slug,
    title,
    url: `${site.base}fix/${id}/`,
  }));
  const listed = catalogOf(site).fixes;
  const active = ledger.entries.filter(({ state }) => state === 'active').map(({ id }) => id);
  expect(listed).toHaveLength(wanted.length);
  for (const [at, fix] of wanted.entries()) expect(listed[at]).toMatchObject(fix);
  expect(wanted.map(({ id }) => id)).toEqual(active);
});

test('the page of each fix in fixes.json has its title as heading', () => {
  const wrong = catalogOf(site).fixes.filter(({ id, title }) => {
    const page = byPath.get(`/fix/${id}/`);
    return page === undefined || textOf(only(page, 'h1')) !== title;
  });
  expect(wrong).toEqual([]);
});

test('the sitemap lists exactly the pages that may be indexed', () => {
  const xml = readFileSync(join(site.folder, 'sitemap.xml'), 'utf8');
  const listed = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, location]) => location);
  const wanted = site.pages
    .filter(({ indexable }) => indexable)
    .map(({ path }) => site.origin + site.base + path.slice(1));
  expect([...listed].sort()).toEqual([...wanted].sort());
});

test('exactly search, the 404 page and the pages of moved ids stay out of search engines', () => {
  const moved = ledger.entries.filter(({ state }) => state !== 'active').map(({ id }) => `/fix/${id}/`);
  const hidden = site.pages.filter(({ indexable }) => !indexable).map(({ path }) => path);
  expect([...hidden].sort()).toEqual(['/404.html', '/search/', ...moved].sort());
});

test('a page that may be indexed names its own address as the canonical one, others none', () => {
  const wrong = site.pages.filter((page) => {
    const links = page.elements.filter(
      ({ name, attribs }) => name === 'link' && attribs['rel'] === 'canonical',
    );
    const addresses = links.map(({ attribs }) => attribs['href']);
    const own = page.indexable ? [site.origin + site.base + page.path.slice(1)] : [];
    return JSON.stringify(addresses) !== JSON.stringify(own);
  });
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('robots.txt lets everyone in and names the sitemap that is there', () => {
  const robots = readFileSync(join(site.folder, 'robots.txt'), 'utf8');
  expect(robots).toContain('User-agent: *\nAllow: /\n');
  expect(robots).toContain(`Sitemap: ${site.origin}${site.base}sitemap.xml`);
  expect(existsSync(join(site.folder, 'sitemap.xml'))).toBe(true);
});
