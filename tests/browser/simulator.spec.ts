import type { Locator, Page } from '@playwright/test';
import { expect, settle, test } from './site.ts';

/** The simulator of home with its working switches. */
async function simulator(page: Page): Promise<Locator> {
  await page.goto('');
  const host = page.locator('request-lab');
  await host.scrollIntoViewIfNeeded();
  await expect(host.getByRole('switch').first()).toBeVisible();
  return host;
}

/** The status code that the answer shown carries, from the name of its message. */
async function answer(host: Locator): Promise<string> {
  const name = await host.getByRole('group', { name: /^Response/ }).getAttribute('aria-label');
  return /^Response (\d{3})/.exec(name ?? '')?.[1] ?? '';
}

test('every switch of the simulator can be flipped without breaking the policy', async ({
  page,
  violations,
}) => {
  const host = await simulator(page);
  const switches = host.getByRole('switch');
  for (let at = 0; at < (await switches.count()); at++) {
    const flipped = switches.nth(at);
    if (await flipped.isDisabled()) continue;
    const was = await flipped.isChecked();
    await flipped.click();
    await expect(flipped).toBeChecked({ checked: !was });
  }
  await expect(host.getByRole('status')).not.toBeEmpty();
  expect(violations).toEqual([]);
});

test('with all switches on the server grants; with the credentials left out it refuses and says why', async ({
  page,
}) => {
  const host = await simulator(page);
  for (const each of await host.getByRole('switch').all()) {
    if (!(await each.isChecked())) await each.check();
  }
  await expect.poll(() => answer(host)).toBe('200');
  await host.getByRole('switch').first().focus();
  await page.keyboard.press('Space');
  await expect.poll(() => answer(host)).toBe('401');
  await expect(host.getByRole('status')).not.toBeEmpty();
  await expect(host.getByRole('list', { name: 'Why the server said so' }).getByText('failed:')).toHaveCount(
    1,
  );
});

test('with its script blocked the simulator keeps its two exchanges and says that the switches are missing', async ({
  page,
}) => {
  await page.goto('recap/');
  await settle(page);
  // The page's own module is cached; what is loaded on demand is not.
  await page.route(/small[^/]*\.js/, (route) => route.abort());
  await page.goto('');
  const host = page.locator('request-lab');
  await host.scrollIntoViewIfNeeded();
  await expect(host.getByRole('status')).toContainText('The switches could not be loaded');
  await expect(host.getByRole('figure')).toHaveCount(2);
});
