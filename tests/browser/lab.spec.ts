import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, settle, test } from './site.ts';

/** The verdict of the lab: status, tag and the sentence. */
function verdict(page: Page): Locator {
  return page.locator('.verdict').getByRole('status');
}

/** The lab with its form, in the state of a fragment. */
async function openLab(page: Page, fragment = ''): Promise<void> {
  await page.goto(`lab/${fragment}`);
  await expect(page.getByRole('form', { name: 'The exchange' })).toBeVisible();
  await expect(verdict(page)).toContainText(/^\d{3} /);
}

/** Chooses a preset by a piece of its title. */
async function choose(page: Page, title: RegExp): Promise<void> {
  const picker = page.getByRole('combobox', { name: 'Preset' });
  const option = picker.getByRole('option').filter({ hasText: title });
  await expect(option, `a preset ${title}`).toHaveCount(1);
  await picker.selectOption({ label: (await option.textContent()) ?? '' });
}

function response(page: Page): Locator {
  return page.locator('request-lab').getByRole('group', { name: /^Response/ });
}

const CASES: readonly (readonly [title: RegExp, broken: string, says: RegExp])[] = [
  [/^Basic/, '401 denied', /no Authorization header/],
  [/^Digest/, '401 denied', /no Authorization header/],
  [/^Bearer/, '401 denied', /no Authorization header/],
  [/^An API key/, '401 denied', /no X-API-Key header/],
  [/^A session cookie/, '401 denied', /cookie/i],
  [/^DPoP/, '401 denied', /no Authorization header/],
  [/^U17 /, '401 denied', /expired/],
  [/^U32 /, '401 denied', /signature/],
];

for (const [title, broken, says] of CASES) {
  test(`the preset ${title.source} is refused as it fails and granted as it works`, async ({
    page,
    violations,
  }) => {
    await openLab(page);
    await choose(page, title);
    await expect(verdict(page)).toContainText(broken);
    await expect(verdict(page)).toContainText(says);
    await expect(page.locator('ol.trace .failed')).toHaveCount(1);
    await page.getByRole('button', { name: 'Show it fixed' }).click();
    await expect(verdict(page)).toContainText('200 granted');
    await expect(page.locator('ol.trace .failed')).toHaveCount(0);
    expect(violations).toEqual([]);
  });
}

test('a change is written into the address, and the address brings it back', async ({ page, context }) => {
  await openLab(page);
  await page.getByLabel('Realm').fill('orders and invoices');
  await page.getByLabel('What is sent').selectOption({ label: 'nothing' });
  await expect(verdict(page)).toContainText('401 denied');
  await expect(response(page)).toContainText('realm="orders and invoices"');
  const says = await verdict(page).textContent();

  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByLabel('Realm')).toHaveValue('orders and invoices');
  await expect(verdict(second)).toHaveText(says ?? '');
});

test('what is typed into a secret field never stands in the address', async ({ page }) => {
  await openLab(page, '#v=1&resource=basic');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await expect(verdict(page)).toContainText('401 denied');
  expect(decodeURIComponent(page.url())).not.toMatch(/correct|horse|battery/);
});

test('Back leads from preset to preset, not through what was typed', async ({ page }) => {
  await openLab(page);
  await choose(page, /^Basic/);
  await expect(page.getByLabel('What it accepts')).toHaveValue('basic');
  await choose(page, /^A session cookie/);
  await expect(page.getByLabel('What it accepts')).toHaveValue('cookie');
  await page.getByLabel('Realm').fill('one two three');
  await page.goBack();
  await expect(page.getByLabel('What it accepts')).toHaveValue('basic');
  await expect(page.getByLabel('Realm')).toHaveValue('account');
  await expect(verdict(page)).toContainText('401 denied');
});

test('a malformed link is read as far as it goes, and a sentence says what was left out', async ({
  page,
}) => {
  await openLab(page, '#v=1&nonsense=1&skew=soon&realm=%E0%A4%A');
  await expect(page.getByRole('listitem').filter({ hasText: 'nonsense' })).toBeVisible();
  await expect(page.getByLabel('Clock skew allowed')).toHaveValue('soon');
});

test('a value that cannot be taken stays as typed, with a sentence at its field', async ({ page }) => {
  await openLab(page);
  const skew = page.getByLabel('Clock skew allowed');
  await skew.fill('half a minute');
  await expect(skew).toHaveAttribute('aria-invalid', 'true');
  await expect(skew).toHaveAccessibleDescription(/half a minute.*type digits/);
  await expect(skew).toHaveValue('half a minute');
  await skew.fill('30');
  await expect(skew).not.toHaveAttribute('aria-invalid');
  await expect(skew).not.toHaveAccessibleDescription(/half a minute/);
});

test('the steps of an exchange are gone through by keyboard, forward and back', async ({ page }) => {
  await openLab(page);
  await choose(page, /^Digest/);
  await page.getByRole('button', { name: 'Show it fixed' }).click();
  await expect(verdict(page)).toContainText('200 granted');
  const bar = page.getByRole('navigation', { name: 'Steps of the exchange' });
  const current = bar.locator('[aria-current=step]');
  await expect(bar.getByRole('listitem')).toHaveCount(2);
  await expect(current).toContainText(/^2\. .*200$/);
  const back = bar.getByRole('button', { name: 'Back' });
  await back.focus();
  await page.keyboard.press('Enter');
  await expect(current).toContainText(/^1\. .*401$/);
  await expect(response(page)).toContainText('WWW-Authenticate: Digest');
  await expect(back).toBeFocused();
  await expect(back).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(current).toContainText(/^2\. /);
  await bar.getByRole('button', { name: /^1\./ }).press('Space');
  await expect(current).toContainText(/^1\. /);
});

test('the form is changed by keyboard alone, and a live region says what came of it', async ({ page }) => {
  await openLab(page);
  await page.getByRole('combobox', { name: 'Preset' }).focus();
  for (let at = 0; at < 12; at++) {
    await page.keyboard.press('Tab');
    if (await page.getByLabel('What it accepts').evaluate((field) => field === document.activeElement)) break;
  }
  await expect(page.getByLabel('What it accepts')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('User name', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Expected audience')).toBeHidden();
  await expect(page.getByLabel('What it accepts')).toBeFocused();
  await page.getByLabel('Password', { exact: true }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('no');
  await expect(verdict(page)).toContainText(/401 denied.*password/i);
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
});

test('Predict first hides the answer until a status is picked, then says whether it is right and why', async ({
  page,
}) => {
  await openLab(page);
  await page.getByRole('switch', { name: 'Predict first' }).check();
  await choose(page, /^U17 /);
  const question = page.getByRole('group', { name: 'Which status' });
  await expect(question).toBeVisible();
  await expect(response(page)).toHaveCount(0);
  await expect(page.locator('ol.trace')).toBeHidden();
  await expect(verdict(page)).not.toContainText('401');
  await expect(page.getByLabel('Token expires in')).toHaveValue('-300');
  await expect(question.getByRole('button', { name: '403' })).toBeEnabled();
  await question.getByRole('button', { name: '403' }).press('Enter');
  const result = page.getByText('Not 403: the server answers 401.');
  await expect(result).toBeVisible();
  await expect(page.locator('.predict:focus')).toContainText('expired');
  await expect(response(page)).toContainText('HTTP/1.1 401');
  await page.getByRole('button', { name: 'Show it fixed' }).click();
  await expect(response(page)).toHaveCount(0);
  await expect(question.getByRole('button', { name: '200' })).toBeEnabled();
  await question.getByRole('button', { name: '200' }).press('Enter');
  await expect(page.getByText('Right: 200.')).toBeVisible();
});

test('a piece of a message is explained by keyboard, and Escape closes the note', async ({
  page,
  violations,
}) => {
  await openLab(page);
  await choose(page, /^Bearer/);
  const piece = response(page).getByRole('link', { name: /WWW-Authenticate/ });
  await piece.focus();
  await page.keyboard.press('Enter');
  await expect(piece).toHaveAttribute('aria-expanded', 'true');
  const note = page.locator('.explained');
  await expect(note.getByRole('status')).toContainText(/RFC 9110 §/);
  await expect(piece).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await expect(piece).toHaveAttribute('aria-expanded', 'false');
  await expect(piece).toBeFocused();
  expect(violations).toEqual([]);
});

test('a piece of a message leads to its explanation on a page of its own', async ({ page }) => {
  await openLab(page);
  await choose(page, /^Bearer/);
  const piece = response(page).getByRole('link', { name: /WWW-Authenticate/ });
  const address = await piece.evaluate((link: HTMLAnchorElement) => link.href);
  await page.goto(address);
  await expect(page.locator(':target')).toContainText('RFC 9110 §');
});

test('link, curl, fetch and HTTP are copied, and a HAR is downloaded, under the policy', async ({
  page,
  context,
  violations,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openLab(page);
  await choose(page, /^U17 /);
  await expect(verdict(page)).toContainText('401 denied');
  const copied = async (name: string, what: string): Promise<string> => {
    await page.getByRole('button', { name }).click();
    await expect(page.getByText(`${what} copied.`)).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied('Copy link', 'The link is')).toBe(page.url());
  expect(await copied('Copy as curl', 'The command is')).toMatch(/^curl /);
  expect(await copied('Copy as fetch', 'The call is')).toContain('fetch(');
  expect(await copied('Copy as HTTP', 'The messages are')).toContain('HTTP/1.1 401 Unauthorized');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download HAR' }).click();
  const file = await (await download).path();
  const har: { log: { entries: { response: { status: number } }[] } } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  expect(har.log.entries.map(({ response: { status } }) => status)).toEqual([401]);
  expect(violations).toEqual([]);
});

test('what a script sees stands beside what the network saw', async ({ page }) => {
  await openLab(page);
  await choose(page, /^U37 /);
  await expect(page.getByRole('region', { name: 'What the network saw' })).toContainText('401');
  await expect(page.getByRole('region', { name: 'What the script sees' })).toContainText(
    'the promise is rejected',
  );
});

test('at 320 px nothing is wider than the window, and the verdict stays in view', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await openLab(page, '#v=1&credentials=none');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBe(320);
  for (const field of ['Realm', 'Who asks', 'Clock of the client']) {
    await page.getByLabel(field).first().focus();
    await page.getByLabel(field).first().scrollIntoViewIfNeeded();
    await expect(verdict(page)).toBeInViewport({ ratio: 0.9 });
    await expect(page.getByLabel(field).first()).toBeInViewport();
  }
  await page.locator('ol.trace').scrollIntoViewIfNeeded();
  await expect(verdict(page)).toBeInViewport({ ratio: 0.9 });
});

test('axe finds nothing in the lab with a note open, a value refused and a prediction asked', async ({
  page,
}) => {
  await openLab(page);
  await choose(page, /^U37 /);
  await expect(page.getByLabel('Who asks')).toHaveValue('cross-origin');
  await page.getByLabel('Clock skew allowed').fill('soon');
  await expect(page.getByLabel('Clock skew allowed')).toHaveAttribute('aria-invalid', 'true');
  await page.locator('a.piece').first().click();
  await expect(page.locator('.explained')).toBeVisible();
  const check = async (): Promise<readonly string[]> => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('main').analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  };
  expect(await check()).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await check()).toEqual([]);
  await page.getByRole('switch', { name: 'Predict first' }).check();
  expect(await check()).toEqual([]);
});

test('with its script blocked the lab keeps its exchanges and presets and says so', async ({ page }) => {
  await page.goto('recap/');
  await settle(page);
  await page.route(/whole[^/]*\.js/, (route) => route.abort());
  await page.goto('lab/');
  await expect(page.locator('request-lab').getByRole('status')).toContainText('could not be loaded');
  await expect(page.locator('request-lab').getByRole('figure')).toHaveCount(2);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the lab is two exchanges with their reasons, and an index of presets', async ({ page }) => {
    await page.goto('lab/');
    const figures = page.locator('request-lab').getByRole('figure');
    await expect(figures).toHaveCount(2);
    await expect(figures.first().getByRole('group', { name: /^Response 401/ })).toBeVisible();
    await expect(figures.last().getByRole('group', { name: /^Response 200/ })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Why the server said so' })).toHaveCount(2);
    await expect(
      page
        .locator('#presets')
        .getByRole('link', { name: /^broken/ })
        .first(),
    ).toBeVisible();
    await expect(page.locator('main button:visible')).toHaveCount(0);
  });
});
