import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, CHROMIUM_FLAGS } from '../../scripts/chromium.ts';
import { filesBelow } from '../../scripts/files.ts';
import { startServer } from '../../scripts/serve.ts';
import { MOVED } from '../../scripts/test/moved.ts';
import { DEFAULT_SETTINGS } from '../../src/site/settings.ts';
import { type BuiltSite, readSite, some } from './built.ts';
import { catalogOf } from './catalog.ts';
import { deadLinks, isInternal, linksOf } from './links.ts';

const { BASE_PATH: BASE, OUT_DIR: OUT, SITE_URL: ORIGIN } = MOVED;
/** Where recordings stand, which name the site as it was when they ran. */
const RECORDED = /^(?:proofs\/passing\/good-|guide\/good-401-code)/;
const TEXT = /\.(?:html|js|json|md|txt|xml)$|\/_headers$/;
const MINUTES = 60_000;

/** The environment without what Vitest adds to it, which Vite would take for its own settings. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const added = /^(VITEST.*|BASE_URL|DEV|MODE|NODE_ENV|PROD|SSR|TEST)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)));
}

describe(`built to stand under ${BASE} as ${MOVED.SITE_BRAND}`, () => {
  let site: BuiltSite;
  /** Every file of words, by its path in the build. */
  let texts: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const env = { ...ownEnvironment(), ...MOVED };
    await promisify(execFile)(process.execPath, ['scripts/build.ts'], { env, timeout: 8 * MINUTES });
    const folder = join(process.cwd(), OUT);
    site = await readSite(folder, BASE);
    const files = (await filesBelow(folder)).filter((file) => TEXT.test(file));
    texts = new Map(files.map((file) => [relative(folder, file), readFileSync(file, 'utf8')]));
  }, 9 * MINUTES);

  test('every internal address in the HTML begins with it', () => {
    const inside = linksOf(site).filter(
      ({ address }) => !address.startsWith('#') && isInternal(site, address),
    );
    const wrong = inside.filter(({ address }) => {
      const path = address.startsWith(site.origin) ? address.slice(site.origin.length) : address;
      return !path.startsWith(BASE);
    });
    expect(inside.length).toBeGreaterThan(0);
    expect(some(wrong.map(({ page, tag }) => `${page.path}: ${tag}`))).toEqual([]);
  });

  test('no link or anchor is dead there', () => {
    expect(some(deadLinks(site))).toEqual([]);
  });

  test('fixes.json, the sitemap, the feed and the search description carry the base', () => {
    expect(catalogOf(site).fixes.filter(({ url }) => !url.startsWith(`${BASE}fix/`))).toEqual([]);
    for (const [file, pattern] of [
      ['sitemap.xml', /<loc>([^<]+)<\/loc>/g],
      ['feed.xml', /<link[^>]* href="([^"]+)"/g],
      ['opensearch.xml', / template="([^"]+)"/g],
    ] as const) {
      const found = [...(texts.get(file)?.matchAll(pattern) ?? [])].map(([, address = '']) => address);
      expect(found.length, file).toBeGreaterThan(0);
      expect(
        found.filter((address) => !address.startsWith(ORIGIN + BASE)),
        file,
      ).toEqual([]);
    }
  });

  test('every whole address of the site, in any file, carries the base and leads to a file', () => {
    const faults = [...texts].flatMap(([file, text]) =>
      [...text.matchAll(/https:\/\/help\.acme\.example([^\s"'`<>()[\]{}\\#?&$]*)/g)].flatMap(
        ([, path = '']) => {
          // The scripts put origin and path together, and recordings end in dots.
          if (path === '' && file.startsWith('_astro/')) return [];
          const inside = path.startsWith(BASE) ? path.slice(BASE.length).replace(/[.,;:]$/, '') : null;
          return inside !== null && existsSync(join(site.folder, inside)) ? [] : [`${file}: ${path}`];
        },
      ),
    );
    expect(some([...new Set(faults)])).toEqual([]);
  });

  test('nothing says the name or the address of the public site', () => {
    const { brand, siteUrl } = DEFAULT_SETTINGS;
    const host = new URL(siteUrl).host;
    const faults = [...texts].filter(
      ([file, text]) => text.includes(brand) || (text.includes(host) && !RECORDED.test(file)),
    );
    expect(faults.map(([file]) => file)).toEqual([]);
    expect(texts.get('opensearch.xml')).toContain(`<ShortName>${MOVED.SITE_BRAND}</ShortName>`);
  });

  test.skipIf(!existsSync(CHROMIUM))(
    'links that scripts write begin with it and lead to pages',
    async () => {
      const server = await startServer({ dir: join(process.cwd(), OUT), base: BASE });
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_FLAGS] });
      try {
        const page = await browser.newPage();
        const failed: string[] = [];
        page.on('response', (response) => {
          if (response.status() >= 400) failed.push(response.url());
        });
        await page.goto(`${server.url}search/#q=token+expired`);
        const results = page.locator('ol[data-results][data-state="done"] a');
        await results.first().waitFor();
        const found = await results.evaluateAll((links) =>
          links.map((link) => link.getAttribute('href') ?? ''),
        );
        expect(found.filter((address) => !address.startsWith(BASE))).toEqual([]);

        await page.goto(server.url);
        const stepLink = page.locator('request-lab .trace a');
        await page.locator('request-lab').scrollIntoViewIfNeeded();
        expect(await stepLink.first().getAttribute('href')).toMatch(new RegExp(`^${BASE}fix/u\\d+/$`));

        await page.keyboard.press('Control+k');
        const form = page.locator('dialog.search form');
        await form.waitFor();
        expect(await form.getAttribute('action')).toBe(`${BASE}fix/`);
        expect(failed).toEqual([]);
      } finally {
        await browser.close();
        await server.close();
      }
    },
    2 * MINUTES,
  );
});
