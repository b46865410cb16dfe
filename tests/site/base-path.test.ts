import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, CHROMIUM_FLAGS } from '../../scripts/chromium.ts';
import { startServer } from '../../scripts/serve.ts';
import { type BuiltSite, readSite, some } from './built.ts';
import { catalogOf } from './catalog.ts';
import { deadLinks, isInternal, linksOf } from './links.ts';

const BASE = '/x/';
const OUT = '.work/x';
const MINUTES = 60_000;

/** The environment without what Vitest adds to it, which Vite would take for its own settings. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const added = /^(VITEST.*|BASE_URL|DEV|MODE|NODE_ENV|PROD|SSR|TEST)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)));
}

describe('built to stand under /x/', () => {
  let site: BuiltSite;
  beforeAll(async () => {
    const env = { ...ownEnvironment(), BASE_PATH: BASE, OUT_DIR: OUT };
    await promisify(execFile)(process.execPath, ['scripts/build.ts'], { env, timeout: 8 * MINUTES });
    site = await readSite(join(process.cwd(), OUT), BASE);
  }, 9 * MINUTES);

  test('every internal address in the HTML begins with /x/', () => {
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

  test('fixes.json and the sitemap carry the base', () => {
    expect(catalogOf(site).fixes.filter(({ url }) => !url.startsWith('/x/fix/'))).toEqual([]);
    const sitemap = readFileSync(join(site.folder, 'sitemap.xml'), 'utf8');
    const locations = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, location]) => location ?? '');
    expect(locations.filter((location) => !location.startsWith(`${site.origin}${BASE}`))).toEqual([]);
  });

  test.skipIf(!existsSync(CHROMIUM))(
    'links that scripts write begin with /x/ and lead to pages',
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
        expect(await stepLink.first().getAttribute('href')).toMatch(/^\/x\/fix\/u\d+\/$/);

        await page.keyboard.press('Control+k');
        const form = page.locator('dialog.search form');
        await form.waitFor();
        expect(await form.getAttribute('action')).toBe('/x/fix/');
        expect(failed).toEqual([]);
      } finally {
        await browser.close();
        await server.close();
      }
    },
    2 * MINUTES,
  );
});
