import type { Locator, Page } from '@playwright/test';
import { expect, pathTo, settle, test } from './site.ts';

const DONE = '[data-results][data-state=done]';

function rows(page: Page): Locator {
  return page.locator(`${DONE} > li`);
}

/** All addresses asked for from now on. */
function requests(page: Page): string[] {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  return urls;
}

test('a result says what it is and why it matched', async ({ page, violations }) => {
  await page.goto('search/#q=jwt%20expired');
  const first = rows(page).first();
  await expect(first).toHaveAttribute('data-kind', 'fix');
  await expect(first).toHaveAttribute('data-slug', 'token-expired');
  await expect(first).toHaveAttribute('data-fix', 'u17');
  await expect(first.getByRole('link')).toHaveAttribute('href', pathTo('fix/u17/'));
  await expect(first.locator('.chip').first()).toHaveText('U17');
  await expect(first.locator('mark').first()).toBeVisible();
  expect(await rows(page).count()).toBe(5);
  expect(violations).toEqual([]);
});

test('an address with ?q= is rewritten to a fragment and asked', async ({ page }) => {
  await page.goto('search/?q=session%20expired');
  await expect(rows(page).first()).toBeVisible();
  const { search, hash } = new URL(page.url());
  expect(search).toBe('');
  expect(new URLSearchParams(hash.slice(1)).get('q')).toBe('session expired');
  await expect(page.locator('main').getByRole('textbox')).toHaveValue('session expired');
});

test('a paste in ?q= leaves the address, is asked and comes into no fragment', async ({ page }) => {
  const paste = 'WWW-Authenticate: Bearer error="invalid_token"\nAuthorization: Bearer s3cret-example-token';
  await page.goto(`search/?q=${encodeURIComponent(paste)}`);
  await expect(rows(page).first()).toBeVisible();
  await expect(page.locator('main').getByRole('textbox')).toHaveValue(paste);
  expect(new URL(page.url()).search).toBe('');
  expect(page.url()).not.toContain('s3cret');
});

test('a bookmark with ?q= keeps the filters of its fragment', async ({ page }) => {
  await page.goto('search/?q=password#audience=visitor');
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Reader' })).toHaveValue('visitor');
  expect(Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.slice(1)))).toEqual({
    q: 'password',
    audience: 'visitor',
  });
});

test('nothing typed enters a request', async ({ page }) => {
  await page.goto('search/');
  await settle(page);
  const urls = requests(page);
  await page.locator('main').getByRole('textbox').fill('quokka zebra cookie');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Find the fix' }).click();
  await expect(page).toHaveURL(/#q=quokka/);
  expect(new URL(page.url()).pathname).toBe(pathTo('search/'));
  await expect(rows(page).first()).toBeVisible();
  expect(urls.filter((url) => /quokka|zebra/.test(url))).toEqual([]);
});

test('search loads nothing until it is focused, then the index in one request', async ({ page }) => {
  const urls = requests(page);
  await page.goto('search/');
  await settle(page);
  expect(urls.filter((url) => /search-index|pagefind|search-ui/.test(url))).toEqual([]);
  await page.locator('main').getByRole('textbox').focus();
  await expect(page.locator('select').first()).toBeVisible();
  expect(urls.filter((url) => /search-index/.test(url))).toHaveLength(1);
  expect(urls.filter((url) => /pagefind/.test(url))).toEqual([]);
});

test('filters narrow the results and stand in the address', async ({ page }) => {
  await page.goto('search/#q=password');
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Reader' }).selectOption('visitor');
  await expect(page).toHaveURL(/audience=visitor/);
  await expect(rows(page).first()).toBeVisible();
  for (const row of await rows(page).all()) await expect(row).toContainText('Visitor');
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Reader' })).toHaveValue('visitor');
});

test('arrow keys move through the results and back to the field; the count is announced', async ({
  page,
}) => {
  await page.goto('search/#q=cookie');
  await expect(rows(page).first()).toBeVisible();
  await expect(page.locator('main').getByRole('status')).toContainText(/\d+ results/);
  const field = page.locator('main').getByRole('textbox');
  await field.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(rows(page).nth(1).getByRole('link')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
});

test('a later question wins over the slower answer to an earlier one', async ({ page }) => {
  await page.route(/\.pf_(meta|index)/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await page.goto('search/#q=cookie');
  await expect(page.locator('[data-results][data-state=pending] > li').first()).toBeVisible();
  await page.locator('main').getByRole('textbox').fill('u17');
  await expect(rows(page).first()).toHaveAttribute('data-fix', 'u17');
  await page.waitForTimeout(1500);
  await expect(rows(page).first()).toHaveAttribute('data-fix', 'u17');
});

test('words that nothing has lead to a sentence and the index of fixes', async ({ page }) => {
  await page.goto('search/#q=zzzzqqqq');
  const status = page.locator('main').getByRole('status');
  await expect(status).toContainText('Nothing found');
  await expect(status.getByRole('link', { name: 'index of fixes' })).toBeVisible();
});

test('home: an id opens its fix, words go to the search page, a paste stays on the page', async ({
  page,
}) => {
  await page.goto('');
  const box = page.locator('[data-search-box]').getByRole('textbox');
  await box.fill('U17');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('fix/u17/');

  await page.goto('');
  await box.fill('keeps asking for my password');
  await page.getByRole('button', { name: 'Find the fix' }).click();
  await expect(page).toHaveURL(/#q=keeps/);
  expect(new URL(page.url()).pathname).toBe(pathTo('search/'));
  await expect(rows(page).first()).toBeVisible();

  await page.goto('');
  const home = page.url();
  await box.fill('HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error="invalid_token"');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Search' }).locator(`${DONE} > li`).first()).toBeVisible();
  expect(page.url()).toBe(home);
});

test('Shift+Enter adds a line, Enter alone does not', async ({ page }) => {
  await page.goto('search/');
  const field = page.locator('main').getByRole('textbox');
  await field.fill('cookie');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('Shift+Enter');
  await expect(field).toHaveValue('cookie\n');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('cookie\n');
  await expect(rows(page).first().getByRole('link')).toBeFocused();
});
