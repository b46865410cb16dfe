import { createHash } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { contentSecurityPolicy } from '../../scripts/hosting/policy.ts';
import { alike, everyPage, expect, settle, test } from './site.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The rules whose outcome hangs on colors. */
const COLORS = ['color-contrast', 'link-in-text-block'];
const WIDTHS = [320, 360, 412, 768, 1024, 1440];

/** One line for each element that breaks a rule. */
async function axe(page: Page, which: 'all' | 'colors' | 'all but colors'): Promise<string[]> {
  const disabled = Object.fromEntries(COLORS.map((rule) => [rule, { enabled: false }]));
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: which === 'colors' ? { type: 'rule', values: COLORS } : { type: 'tag', values: WCAG },
      rules: which === 'all but colors' ? disabled : {},
      // What passes is not asked for: half of the time goes into describing it.
      resultTypes: ['violations'],
    })
    // Legacy mode runs in this page alone; the site has no frames.
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}\n${failureSummary ?? ''}`),
  );
}

/** The elements that make the page wider than the window, outermost first; none when it fits. */
async function wider(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
    );
    const names = wide.map(
      (element) => `${element.tagName.toLowerCase()}.${element.className}#${element.id}`,
    );
    return [`${scrollWidth} px in a window of ${clientWidth} px`, ...names.slice(0, 5)];
  });
}

for (const path of everyPage) {
  const looks = alike.has(path) ? '' : ' passes axe in light and dark,';
  test(`/${path} keeps the policy,${looks} fits from 320 to 1440 px`, async ({ page, violations }) => {
    const response = await page.goto(path);
    await settle(page);

    await test.step('its policy is the strict one, with the hash of its own style sheet', async () => {
      const sheet = /<style[^>]*>([\s\S]*?)<\/style>/.exec((await response?.text()) ?? '')?.[1] ?? '';
      const hash = `sha256-${createHash('sha256').update(sheet).digest('base64')}`;
      const policy = response?.headers()['content-security-policy'] ?? '';
      const hashes = (/style-src '([^;]*)'/.exec(policy)?.[1] ?? '').split("' '");
      expect.soft(policy).toBe(contentSecurityPolicy(hashes));
      expect.soft(hashes).toContain(hash);
      for (const each of hashes) expect.soft(each).toMatch(/^sha256-/);
    });

    await test.step('axe finds nothing in light and in dark, on a wide and on a narrow screen', async () => {
      if (alike.has(path)) return;
      expect.soft(await axe(page, 'all'), 'light, wide').toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await axe(page, 'colors'), 'dark, wide').toEqual([]);
      await page.setViewportSize({ width: 360, height: 800 });
      expect.soft(await axe(page, 'all but colors'), 'narrow').toEqual([]);
    });

    await test.step('nothing makes the page wider than the window', async () => {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        expect.soft(await wider(page), `${width} px`).toEqual([]);
      }
    });

    expect(violations, 'refused by the policy').toEqual([]);
  });
}
