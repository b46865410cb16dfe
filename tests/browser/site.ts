import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { loadSettings } from '../../integrations/settings.ts';
import { builtFolder } from '../../scripts/pages.ts';

declare global {
  interface Window {
    /** Set by the `violations` fixture. */
    reportViolation?(text: string): void;
  }
}

/** Tests of the site. `violations` fills with what the page's policy refuses, from before its first byte on. */
export const test = base.extend<{ violations: string[] }>({
  violations: async ({ page }, use) => {
    const violations: string[] = [];
    await page.exposeFunction('reportViolation', (text: string) => violations.push(text));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
        window.reportViolation?.(`${effectiveDirective} refused ${blockedURI} ${sample}`);
      });
    });
    // Workers report to the console alone.
    page.on('console', (message) => {
      if (/content security policy|trusted ?types?|trustedscript/i.test(message.text()))
        violations.push(message.text());
    });
    await use(violations);
  },
});

export { expect } from '@playwright/test';

/** What the site was built with: the same files and environment as the build reads. */
const { siteUrl, basePath, brand } = loadSettings();

/** What the site calls itself. */
export const BRAND = brand;

/*
 * Addresses. Tests write them relative to the base of the site: "" is home, "fix/u17/" a fix; `page.goto()` and
 * `toHaveURL()` take them so. What stands in links and in copied text comes from these two.
 */

/** The path of an address, as links carry it: "/help/401/fix/u17/". */
export function pathTo(address: string): string {
  return `${basePath}${address}`;
}

/** The whole address, as readers paste it: "https://help.example.com/help/401/fix/u17/". */
export function publicAddress(address: string): string {
  return `${siteUrl}${pathTo(address)}`;
}

/** Addresses of the sitemap, relative to the base of the site: "", "fix/u17/". */
export const listed: readonly string[] = readListed();

function readListed(): string[] {
  const sitemap = readFileSync(join(builtFolder(), 'sitemap.xml'), 'utf8');
  const start = publicAddress('');
  return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, location = '']) => {
    if (!location.startsWith(start)) {
      throw new Error(`The site was built for another address than ${start}: it lists ${location}`);
    }
    return location.slice(start.length);
  });
}

/** An address that leads to no page. */
export const UNKNOWN = 'fix/u9999/';

/** Every page: those of the sitemap, search, and what an unknown address gets. */
export const everyPage: readonly string[] = [...listed, 'search/', UNKNOWN];

/** Pages that one template draws from a recording each. */
const drawn = listed.filter((path) => /^proofs\/(?:u\d+|passing\/[^/]+)\/$/.test(path));
/** Of those, every so manieth is looked at by what takes long. */
const STEP = 8;

/** Pages whose elements are all there on others too: most of those that are drawn from recordings. */
export const alike: ReadonlySet<string> = new Set(drawn.filter((_, at) => at % STEP !== 0));

/** A fix page with a simulator below the fold. */
export const FIX = 'fix/u17/';

/** Waits until the page has loaded and has nothing left to do at once. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate(
    () => new Promise<void>((resolve) => requestIdleCallback(() => requestIdleCallback(() => resolve()))),
  );
}
