import type { Page } from '@playwright/test';
import { expect, FIX, settle, test, UNKNOWN } from './site.ts';

/** The visible sentence and link that stand where results would be. */
async function pointsToIndex(page: Page): Promise<void> {
  const main = page.locator('dialog[open], main').last();
  await expect(main.getByRole('link', { name: /index of fixes|all fixes/i }).first()).toBeVisible();
}

test('an unknown fix answers 404 with a page that says so and suggests fixes', async ({ page }) => {
  const response = await page.goto('fix/token-expird/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This address leads to no page');
  await expect(page.locator('[data-results][data-state=done] > li').first()).toBeVisible();
  await expect(page.locator('[data-results] > li[data-slug=token-expired]')).toBeVisible();
  await pointsToIndex(page);
});

test('an unknown id answers 404 with a search field, a sentence and the index of fixes', async ({ page }) => {
  const response = await page.goto(UNKNOWN);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('search').getByRole('textbox')).toBeVisible();
  await expect(page.locator('[data-not-found]')).toBeVisible();
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  await pointsToIndex(page);
});

test('with both search indexes broken, search says so and names the index of fixes', async ({ page }) => {
  await page.route(/\/(pagefind\/|search-index\.json)/, (route) => route.abort());
  await page.goto('search/#q=token%20expired');
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  const status = page.locator('main').getByRole('status');
  await expect(status).toHaveText('Search could not load. All fixes stand in the index of fixes.');
  await status.getByRole('link', { name: 'index of fixes' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All fixes');
});

for (const [name, pattern] of [
  ['Pagefind', /\/pagefind\//],
  ['the intent index', /\/search-index\.json/],
] as const) {
  test(`with ${name} broken, search still answers from the other`, async ({ page }) => {
    await page.route(pattern, (route) => route.abort());
    await page.goto('search/#q=token%20expired');
    await expect(page.locator('[data-results][data-state=done] > li').first()).toBeVisible();
  });
}

test('with an index that is no JSON, search says so and names the index of fixes', async ({ page }) => {
  await page.route(/\/(pagefind\/|search-index\.json)/, (route) =>
    route.fulfill({ status: 200, body: '<html>' }),
  );
  await page.goto('search/#q=token%20expired');
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  await expect(page.locator('main').getByRole('status')).toContainText('Search could not load');
  await pointsToIndex(page);
});

test('with its script blocked, the search page says what works without it and its button opens the index', async ({
  page,
}) => {
  await page.route(/\.js(\?|$)/, (route) => route.abort());
  await page.goto('search/');
  await pointsToIndex(page);
  await page.getByRole('textbox').fill('token expired');
  await page.getByRole('button', { name: 'Find the fix' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All fixes');
});

test('with the scripts loaded on demand blocked, search on any page still leads on', async ({ page }) => {
  await page.goto(FIX);
  await settle(page);
  await page.route(/\.js(\?|$)/, (route) => route.abort());
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Search');
  await page.getByRole('textbox').focus();
  await pointsToIndex(page);
});

test('with the scripts loaded on demand blocked, the search page says so', async ({ page }) => {
  await page.goto('search/');
  await settle(page);
  await page.route(/\.js(\?|$)/, (route) => route.abort());
  await page.getByRole('textbox').focus();
  await expect(page.locator('main').getByRole('status')).toContainText('Search could not load');
  await pointsToIndex(page);
});
