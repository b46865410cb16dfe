import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
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

/** Addresses of the sitemap, relative to the base of the site: "", "fix/u17/". */
export const listed: readonly string[] = readListed();

function readListed(): string[] {
  const sitemap = readFileSync(join(builtFolder(), 'sitemap.xml'), 'utf8');
  const base = process.env['BASE_PATH'] ?? '/';
  const locations = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)];
  return locations.map(([, location = '']) => new URL(location).pathname.slice(base.length));
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
