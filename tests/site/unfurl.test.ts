import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { DomUtils } from 'htmlparser2';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { loadSettings } from '../../integrations/settings.ts';
import { CARDS_FOLDER } from '../../src/site/card.ts';
import { type DomElement, only, readSite, type SitePage, textOf } from './built.ts';
import { catalogOf } from './catalog.ts';
import { LD_SCHEMAS } from './ld-schemas.ts';

const site = await readSite();
const { brand } = loadSettings();
const START = site.origin + site.base;
const fixes = catalogOf(site).fixes;
const addressOf = (path: string): string => START + path.slice(1);

function metas(page: SitePage): ReadonlyMap<string, readonly string[]> {
  const tags = page.elements.filter(
    ({ name, attribs }) => name === 'meta' && attribs['charset'] === undefined,
  );
  return new Map(
    Object.entries(Object.groupBy(tags, ({ attribs }) => attribs['property'] ?? attribs['name'] ?? '')).map(
      ([name, same = []]) => [name, same.map(({ attribs }) => attribs['content'] ?? '')],
    ),
  );
}
const one = (page: SitePage, name: string): string | undefined => metas(page).get(name)?.[0];
const pageAt = (path: string): SitePage => {
  const page = site.pages.find((candidate) => candidate.path === path);
  if (page === undefined) throw new Error(`The build has no ${path}.`);
  return page;
};
const hasOwnCard = ({ path, kind, indexable }: SitePage): boolean =>
  path === '/' || (kind !== 'other' && indexable);

describe('the head of each page', () => {
  test.each(site.pages)('$path', (page) => {
    const tags = metas(page);
    const title = textOf(only(page, 'title'));
    for (const [name, values] of tags) {
      if (/^(?:og|twitter):/.test(name)) expect(values, name).toHaveLength(1);
      expect(values.join('').trim(), name).not.toBe('');
    }
    const ogTitle = one(page, 'og:title');
    expect([`${ogTitle} · ${brand}`, ogTitle]).toContain(title);
    expect(one(page, 'og:description')).toBe(one(page, 'description'));
    expect(one(page, 'og:site_name')).toBe(brand);
    expect(one(page, 'og:url')).toBe(page.path === '/404.html' ? undefined : addressOf(page.path));
    const canonical = page.elements.find(
      ({ name, attribs }) => name === 'link' && attribs['rel'] === 'canonical',
    );
    expect(canonical?.attribs['href']).toBe(page.indexable ? addressOf(page.path) : undefined);
    const isArticle = page.indexable && (page.kind === 'fix' || page.kind === 'guide');
    expect(one(page, 'og:type')).toBe(isArticle ? 'article' : 'website');
    expect(one(page, 'og:image')).toMatch(/\/cards\/[\w-]+-[0-9a-f]{8}\.png$/);
    expect(one(page, 'og:image')?.startsWith(addressOf(CARDS_FOLDER))).toBe(true);
    expect([one(page, 'og:image:width'), one(page, 'og:image:height')]).toEqual(['1200', '630']);
    expect(one(page, 'og:image:alt')).toContain(hasOwnCard(page) ? ogTitle : one(pageAt('/'), 'og:title'));
    expect(one(page, 'twitter:card')).toBe('summary_large_image');
  });

  test('the facts of a fix are its cause and the programs of its proof', () => {
    for (const fix of fixes) {
      const page = pageAt(`/fix/${fix.id}/`);
      expect(one(page, 'og:image:alt')).toBe(`${fix.id.toUpperCase()}: ${fix.title}`);
      expect(one(page, 'twitter:label1')).toBe('Cause');
      expect(one(page, 'twitter:data1')).toBe(fix.cause.replaceAll('`', ''));
      expect(one(page, 'twitter:label2')).toBe(fix.proof.length === 0 ? undefined : 'Proven on');
      const ran = fix.proof.flatMap(({ program }) => program.split(/, | with /));
      const said = one(page, 'twitter:data2')?.split(', ') ?? [];
      expect(
        said.filter((name) => !ran.includes(name)),
        fix.id,
      ).toEqual([]);
      expect(said.length > 0).toBe(fix.proof.length > 0);
    }
    const others = site.pages.filter((page) => one(page, 'twitter:label1') !== undefined);
    expect(others.length).toBe(fixes.length);
  });
});

describe('pictures', () => {
  const fileOf = (page: SitePage): string =>
    one(page, 'og:image')?.slice(addressOf(CARDS_FOLDER).length) ?? '';

  test('each fix, scenario, chapter and the site has its own; other pages show the site’s', () => {
    const own = site.pages.filter(hasOwnCard).map(fileOf);
    expect(new Set(own).size).toBe(own.length);
    expect(
      readdirSync(join(site.folder, CARDS_FOLDER))
        .filter((name) => name.endsWith('.png'))
        .sort(),
    ).toEqual(own.sort());
    const shared = site.pages.filter((page) => !hasOwnCard(page) && page.kind === 'other').map(fileOf);
    expect([...new Set(shared)]).toEqual([fileOf(pageAt('/'))]);
  });

  test('each is a PNG of 1200×630 and at most 60,000 bytes', async () => {
    for (const page of site.pages.filter(hasOwnCard)) {
      const png = readFileSync(join(site.folder, CARDS_FOLDER, fileOf(page)));
      const { format, width, height } = await sharp(png).metadata();
      expect({ format, width, height }, page.path).toEqual({ format: 'png', width: 1200, height: 630 });
      expect(png.length, page.path).toBeLessThanOrEqual(60_000);
    }
  });
});

interface LdNode {
  readonly '@type': string;
  readonly [key: string]: unknown;
}

/** The nodes of a page's data blocks; throws when one is no JSON or of another vocabulary. */
function nodesOf(page: SitePage): readonly LdNode[] {
  const blocks = page.elements.filter(
    ({ name, attribs }: DomElement) => name === 'script' && attribs['type'] === 'application/ld+json',
  );
  return blocks.flatMap((block) => {
    const data: { '@context': string; '@graph'?: LdNode[] } & LdNode = JSON.parse(
      DomUtils.textContent(block),
    );
    expect(data['@context']).toBe('https://schema.org');
    const { '@context': _, ...only } = data;
    return data['@graph'] ?? [only];
  });
}

describe('JSON-LD', () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const validators = new Map(Object.entries(LD_SCHEMAS).map(([type, schema]) => [type, ajv.compile(schema)]));
  const typesOf = (page: SitePage): string[] => nodesOf(page).map((node) => node['@type']);

  test('every node fits the schema of its type', () => {
    const seen = new Set<string>();
    for (const page of site.pages) {
      for (const node of nodesOf(page)) {
        const validate = validators.get(node['@type']);
        expect(validate?.(node), `${page.path} ${node['@type']}: ${JSON.stringify(validate?.errors)}`).toBe(
          true,
        );
        seen.add(node['@type']);
      }
    }
    expect([...seen].sort()).toEqual(['BreadcrumbList', 'FAQPage', 'TechArticle']);
  });

  test('the schemas refuse what lacks a required property', () => {
    const broken: readonly LdNode[] = [
      { '@type': 'TechArticle', headline: 'T', mainEntity: { '@type': 'HowTo', name: 'T', step: [] } },
      { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', position: 1, name: 'Fixes' }] },
      { '@type': 'FAQPage', mainEntity: [{ '@type': 'Question', name: 'Q' }] },
    ];
    for (const node of broken) expect(validators.get(node['@type'])?.(node), node['@type']).toBe(false);
  });

  test('fixes and chapters are articles, the recap answers questions, and nothing else is either', () => {
    for (const page of site.pages) {
      const types = typesOf(page).filter((type) => type !== 'BreadcrumbList');
      const isArticle = page.indexable && (page.kind === 'fix' || page.kind === 'guide');
      const expected = page.path === '/recap/' ? ['FAQPage'] : isArticle ? ['TechArticle'] : [];
      expect(types, page.path).toEqual(expected);
    }
  });

  test('the steps of a fix are those of its page, in order, with their addresses', () => {
    for (const { id, title } of fixes) {
      const page = pageAt(`/fix/${id}/`);
      const [article] = nodesOf(page);
      expect(article?.['headline'], id).toBe(title);
      const steps = [...JSON.stringify(article).matchAll(/"text":"((?:[^"\\]|\\.)*)","url":"([^"]+)"/g)];
      const items = page.elements.filter(
        ({ name, attribs }) => name === 'li' && attribs['id']?.startsWith('fix-'),
      );
      expect(items.length, id).toBeGreaterThan(0);
      expect(steps.map(([, , url]) => url)).toEqual(
        items.map(({ attribs }) => `${addressOf(page.path)}#${attribs['id']}`),
      );
      items.forEach((item, at) => {
        const text: unknown = JSON.parse(`"${steps[at]?.[1] ?? ''}"`);
        expect(textOf(item).startsWith(String(text)), `${id}: ${String(text)}`).toBe(true);
      });
    }
  });

  test('breadcrumbs lead where the page’s own way up leads, and end in its title', () => {
    for (const page of site.pages) {
      const crumb = page.elements.find(({ attribs }) => attribs['class'] === 'crumb');
      const node = nodesOf(page).find((candidate) => candidate['@type'] === 'BreadcrumbList');
      expect(node !== undefined, page.path).toBe(crumb !== undefined && page.indexable);
      if (crumb === undefined || node === undefined) continue;
      const [up] = DomUtils.getElementsByTagName('a', crumb);
      expect(node['itemListElement'], page.path).toMatchObject([
        { position: 1, item: new URL(up?.attribs['href'] ?? '', site.origin).href },
        { position: 2, name: one(page, 'og:title') },
      ]);
    }
  });

  test('the answers of the recap are words of its table', () => {
    const page = pageAt('/recap/');
    const table = textOf(only(page, 'main'));
    const [faq] = nodesOf(page);
    const questions = [...JSON.stringify(faq).matchAll(/“([^”]+)”/g)].map(([, cause]) => cause ?? '');
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.filter((cause) => !table.includes(cause))).toEqual([]);
  });
});
