import type { Locator } from '@playwright/test';
import { BRAND, expect, pathTo, test } from './site.ts';

/*
 * What a screen reader is told. The trees are in snapshots/; after a change of words that is meant:
 *   npm exec -- playwright test tree --update-snapshots
 */

/** The tree of an element as it is where the site stands at the root under the name {brand}. */
async function tree(element: Locator): Promise<string> {
  const recorded = await element.ariaSnapshot();
  return recorded.replaceAll(`/url: ${pathTo('')}`, '/url: /').replaceAll(BRAND, '{brand}');
}

test.describe('a fix, U13', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('fix/u13/');
  });

  test('an exchange is a captioned figure whose messages are groups named request and response with status', async ({
    page,
  }) => {
    const figure = page.locator('#see').getByRole('figure').first();
    await expect(figure.locator('figcaption')).not.toBeEmpty();
    await expect(figure.getByRole('group', { name: /^Request, .+ to .+/ })).toBeVisible();
    await expect(figure.getByRole('group', { name: /^Response 401 Unauthorized, .+ to .+/ })).toBeVisible();
  });

  test('the deciding line is spoken, not only colored', async ({ page }) => {
    const deciding = page.locator('#see mark').first();
    await expect(deciding).toContainText(/^deciding line: \S/);
  });

  test('added and removed lines are spoken, not only colored', async ({ page }) => {
    const change = page.locator('main').getByRole('insertion').or(page.locator('main').getByRole('deletion'));
    expect(await change.count()).toBeGreaterThan(0);
    await expect(page.locator('main').getByRole('insertion').first()).toContainText(/^added: /);
    for (const removed of await page.locator('main').getByRole('deletion').all()) {
      await expect(removed).toContainText(/^removed: /);
    }
  });

  for (const section of ['see', 'fix-owner', 'check']) {
    test(`the tree of #${section} is the recorded one`, async ({ page }) => {
      expect(await tree(page.locator(`#${section}`))).toMatchSnapshot(`u13-${section}.yml`);
    });
  }
});

test('the tree of a scenario’s tests is the recorded one', async ({ page }) => {
  await page.goto('scenarios/works-in-postman-not-in-code/');
  expect(await tree(page.locator('main').getByRole('list').first())).toMatchSnapshot('scenario.yml');
});

test('the navigation around a page is the recorded one', async ({ page }) => {
  await page.goto('scenarios/works-in-postman-not-in-code/');
  expect(await tree(page.getByRole('banner'))).toMatchSnapshot('banner.yml');
});

test.describe('the simulator of home', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto('');
    await page.locator('request-lab').scrollIntoViewIfNeeded();
    await expect(page.getByRole('switch').first()).toBeVisible();
  });

  test('passed and failed steps are spoken, not only colored', async ({ page }) => {
    const steps = page.getByRole('list', { name: 'Why the server said so' }).getByRole('listitem');
    for (const step of await steps.all()) await expect(step).toContainText(/^\W*(passed|failed): \S/);
    await expect(steps.filter({ hasText: 'failed: ' })).toHaveCount(1);
  });

  test('its tree is the recorded one', async ({ page }) => {
    expect(await tree(page.locator('request-lab'))).toMatchSnapshot('simulator.yml');
  });
});

test('without JavaScript the simulator is two captioned exchanges, refused and accepted', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false, ...(baseURL !== undefined && { baseURL }) });
  await page.goto('');
  const figures = page.locator('request-lab').getByRole('figure');
  await expect(figures).toHaveCount(2);
  await expect(figures.first().getByRole('group', { name: /^Response 401/ })).toBeVisible();
  await expect(figures.last().getByRole('group', { name: /^Response 200/ })).toBeVisible();
  for (const figure of await figures.all())
    await expect(figure.locator('figcaption')).toContainText('computed, not recorded');
  await page.close();
});
