import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { twinPath } from '../../src/site/twin.ts';
import { readSite } from './built.ts';
import { catalogOf } from './catalog.ts';

const site = await readSite();
const text = (path: string): string => readFileSync(join(site.folder, path), 'utf8');
const read = (path: string): unknown => JSON.parse(text(path));
const start = site.origin + site.base;
const ids = catalogOf(site).fixes.map(({ id }) => id);
const fixAddresses = ids.map((id) => `${start}fix/${id}/`);

/** The elements of an XML file with this name; throws where the file is not well-formed enough to be read. */
function elementsOf(path: string, name: string): ReturnType<typeof DomUtils.getElementsByTagName> {
  const xml = text(path);
  expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>'), path).toBe(true);
  const names = [...xml.matchAll(/<(\/?)([a-z:]+)[^>]*?(\/?)>/gi)].filter(([, , , closed]) => closed === '');
  const open: string[] = [];
  for (const [, end, tag] of names) {
    if (end === '') open.push(tag ?? '');
    else expect(open.pop(), path).toBe(tag);
  }
  expect(open, path).toEqual([]);
  return DomUtils.getElementsByTagName(name, parseDocument(xml, { xmlMode: true }));
}

const childOf = (element: Parameters<typeof DomUtils.textContent>[0] & object, name: string): string =>
  DomUtils.getElementsByTagName(name, element)
    .map((child) => DomUtils.textContent(child))
    .join();

const sitemap = elementsOf('sitemap.xml', 'url').map((url) => ({
  address: childOf(url, 'loc'),
  changed: childOf(url, 'lastmod'),
}));
const feed = elementsOf('feed.xml', 'entry').map((entry) => ({
  id: childOf(entry, 'id'),
  title: childOf(entry, 'title'),
  updated: childOf(entry, 'updated'),
}));

describe('the published JSON Schemas', () => {
  test.each([
    ['fixes', { schemaVersion: 1, fixes: [{ id: 'u0' }] }],
    ['errors', { schemaVersion: 1, errors: [{ text: 'jwt expired', fix: 'u17' }] }],
  ])('%s.json fits its own, and a wrong one does not', (name, wrong) => {
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    addFormats.default(ajv);
    const schema = read(`${name}.schema.json`);
    if (typeof schema !== 'object' || schema === null) throw new Error('no schema');
    expect(schema).toMatchObject({ $id: `${start}${name}.schema.json` });
    const validate = ajv.compile(schema);
    expect(validate(read(`${name}.json`)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(wrong)).toBe(false);
  });
});

test('each fix has a file of its own that says the same', () => {
  for (const fix of catalogOf(site).fixes) {
    expect(read(`fix/${fix.id}.json`)).toEqual({ schemaVersion: 1, ...fix });
  }
});

test('the addresses of a fix are whole and lead to files of the build', () => {
  for (const { id, url, addresses } of catalogOf(site).fixes) {
    expect(addresses.html).toBe(site.origin + url);
    for (const address of Object.values(addresses)) {
      if (address === null) continue;
      expect(address.startsWith(start), `${id}: ${address}`).toBe(true);
      const path = address.slice(start.length).replace(/\/$/, '/index.html');
      expect(text(path).length).toBeGreaterThan(0);
    }
  }
});

describe('what programs read names the same fixes', () => {
  test.each(['json', 'md'])('files fix/<id>.%s', (ending) => {
    const files = readdirSync(join(site.folder, 'fix')).filter((name) =>
      new RegExp(`^[a-z]+\\d+\\.${ending}$`).test(name),
    );
    const moved = site.pages.filter(({ indexable }) => !indexable).map(({ path }) => path.split('/')[2]);
    const names = files.map((name) => name.slice(0, -ending.length - 1));
    expect(names.filter((name) => !moved.includes(name)).sort()).toEqual([...ids].sort());
  });

  test('sitemap, feed, llms.txt and the index of search', () => {
    const wanted = [...fixAddresses].sort();
    const isFix = (address: string): boolean => /\/fix\/[a-z]+\d+\/$/.test(address);
    expect(
      sitemap
        .map(({ address }) => address)
        .filter(isFix)
        .sort(),
    ).toEqual(wanted);
    expect(feed.map(({ id }) => id).sort()).toEqual(wanted);
    const twins = [...text('llms.txt').matchAll(/^- \[[^\]]+\]\((\S+?fix\/[a-z]+\d+)\.md\)/gm)];
    expect(twins.map(([, address]) => `${address}/`).sort()).toEqual(wanted);
    const entries = (read('search-index.json') as { entries: { kind: string; id?: string }[] }).entries;
    const found = entries.flatMap(({ kind, id }) => (kind === 'fix' ? [id] : []));
    expect(found.sort()).toEqual([...ids].sort());
  });

  test('errors.json leads to fixes that are there', () => {
    const { errors } = read('errors.json') as { errors: { fix: string; url: string }[] };
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.filter(({ fix, url }) => !ids.includes(fix) || url !== `${start}fix/${fix}/`)).toEqual([]);
  });
});

test('every page of the sitemap has a twin in Markdown, which its head names', () => {
  const wrong = sitemap.filter(({ address }) => {
    const path = `/${address.slice(start.length)}`;
    const twin = twinPath(path);
    if (twin === null) return false;
    const page = site.pages.find((each) => each.path === path);
    const link = page?.elements.find(({ attribs }) => attribs['type'] === 'text/markdown');
    const isNamed = link?.attribs['href'] === site.base + twin.slice(1);
    return !isNamed || !existsSync(join(site.folder, twin));
  });
  expect(wrong).toEqual([]);
});

test('the sitemap dates every page that has a source, with days that have been', () => {
  const today = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const sourced = /\/(?:guide|scenarios|fix|proofs)\/[^/]+\/$|\/recap\/$/;
  for (const { address, changed } of sitemap) {
    if (changed !== '' || sourced.test(address)) expect(changed, address).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(changed <= today, address).toBe(true);
  }
});

test('the feed has the latest change first, on the days that the sitemap has', () => {
  const days = new Map(sitemap.map(({ address, changed }) => [address, changed]));
  const updated = feed.map((entry) => entry.updated);
  expect(updated).toEqual([...updated].sort().reverse());
  expect(elementsOf('feed.xml', 'feed').map((whole) => childOf(whole, 'updated').split(',')[0])).toEqual([
    updated[0],
  ]);
  for (const entry of feed) expect(entry.updated, entry.id).toBe(`${days.get(entry.id)}T12:00:00Z`);
  expect(feed.every(({ title }) => title.length > 0)).toBe(true);
});

test('llms.txt starts as agreed and lists fixes, scenarios and chapters once each', () => {
  const [first, , about] = text('llms.txt').split('\n');
  expect(first).toMatch(/^# \S/);
  expect(about).toMatch(/^> \S/);
  const listed = [...text('llms.txt').matchAll(/^- \[[^\]]+\]\((\S+)\): \S/gm)].map(([, address]) => address);
  const wanted = sitemap
    .map(({ address }) => address)
    .filter((address) => /\/(?:fix\/[a-z]+\d+|guide\/[^/]+|scenarios\/[^/]+)\/$/.test(address))
    .map((address) => address.replace(/\/$/, '.md'));
  expect([...listed].sort()).toEqual(wanted.sort());
  for (const [address] of text('llms.txt').matchAll(/https?:\/\/[^\s)]+(?<![.,])/g)) {
    expect(existsSync(join(site.folder, address.slice(start.length))), address).toBe(true);
  }
});

test('robots.txt and the description of the search lead to what is there', () => {
  expect(text('robots.txt')).toBe(`User-agent: *\nAllow: /\nSitemap: ${start}sitemap.xml\n`);
  const templates = elementsOf('opensearch.xml', 'Url').map(({ attribs }) => attribs['template'] ?? '');
  expect(templates.every((template) => template.startsWith(start))).toBe(true);
  expect(templates.some((template) => template.includes('{searchTerms}'))).toBe(true);
});
