import { expect, test } from 'vitest';
import { readSite, some } from './built.ts';
import { brokenIds, deadLinks, isInternal, linksOf } from './links.ts';

const site = await readSite();

test('every internal link leads to a page or file, without a redirect, and to an anchor that is there', () => {
  expect(some(deadLinks(site))).toEqual([]);
});

test('no id stands twice in a page, and labels name ids that are there', () => {
  expect(some(brokenIds(site))).toEqual([]);
});

test('links to the outside are https', () => {
  const outside = linksOf(site).filter(({ address }) => !isInternal(site, address));
  expect(outside.filter(({ address }) => !address.startsWith('https://')).map(({ tag }) => tag)).toEqual([]);
});

test('the 404 page, which stands at any address, names no address relative to its own', () => {
  const relative = linksOf(site).filter(
    ({ page, address }) => page.path === '/404.html' && !/^(\/|#|https:)/.test(address),
  );
  expect(relative.map(({ tag }) => tag)).toEqual([]);
});

test('nothing is loaded from another host', () => {
  const loaded = linksOf(site).filter(({ tag }) =>
    /^<(script|img|link|iframe|source|video|audio|object|form)\b/.test(tag),
  );
  expect(loaded.filter(({ address }) => !isInternal(site, address)).map(({ tag }) => tag)).toEqual([]);
});
