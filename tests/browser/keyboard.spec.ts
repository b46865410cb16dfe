import type { Page } from '@playwright/test';
import { expect, FIX, settle, test } from './site.ts';

test('the first Tab shows a link that skips to the page', async ({ page }) => {
  await page.goto(FIX);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the page' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inMain = await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement));
  expect(inMain).toBe(true);
});

for (const keys of ['Control+k', 'Meta+k']) {
  test(`${keys} opens search, Escape closes it and gives the focus back`, async ({ page }) => {
    await page.goto(FIX);
    await settle(page);
    const link = page.getByRole('main').getByRole('link').first();
    await link.focus();
    await page.keyboard.press(keys);
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(link).toBeFocused();
  });
}

test('search is asked and a result opened with the keyboard alone', async ({ page }) => {
  await page.goto('');
  await settle(page);
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('token expired');
  await expect(dialog.locator('[data-results][data-state=done] > li').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  const first = dialog.locator('[data-results] a').first();
  await expect(first).toBeFocused();
  const address = await first.evaluate((link: HTMLAnchorElement) => link.href);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(address);
});

/** Where the focus is in the order of the page, and whether that is drawn on the element or around it. */
async function focusStop(page: Page): Promise<{ order: number; drawn: boolean; tag: string }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return { order: -1, drawn: false, tag: 'none' };
    const looks = (): string =>
      [element, element.parentElement, element.parentElement?.parentElement]
        .map((each) => {
          if (!each) return '';
          const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(each);
          return [outline, boxShadow, borderColor, backgroundColor].join();
        })
        .join();
    const focused = looks();
    element.blur();
    const drawn = focused !== looks();
    element.focus({ preventScroll: true });
    const order = [...document.querySelectorAll('*')].indexOf(element);
    return { order, drawn, tag: element.outerHTML.slice(0, 80) };
  });
}

test('Tab goes through home in the order of the page, and each stop is drawn', async ({ page }) => {
  await page.goto('');
  await settle(page);
  const stops: Awaited<ReturnType<typeof focusStop>>[] = [];
  for (let at = 0; at < 40; at++) {
    await page.keyboard.press('Tab');
    stops.push(await focusStop(page));
  }
  const orders = stops.map(({ order }) => order);
  expect(orders).toEqual([...orders].sort((a, b) => a - b));
  expect(new Set(orders).size, 'no stop is met twice').toBe(orders.length);
  expect(stops.filter(({ drawn }) => !drawn).map(({ tag }) => tag)).toEqual([]);
});

test('the theme toggle works by key, turns the colors and is remembered', async ({ page }) => {
  await page.goto(FIX);
  await settle(page);
  const background = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByRole('button', { name: 'Switch between light and dark' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.goto('guide/');
  await expect.poll(background).toBe(dark);
  await page.getByRole('button', { name: 'Switch between light and dark' }).focus();
  await page.keyboard.press('Space');
  await expect.poll(background).toBe(light);
});
