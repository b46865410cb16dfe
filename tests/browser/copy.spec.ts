import type { Page } from '@playwright/test';
import { DomUtils, parseDocument } from 'htmlparser2';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { COPY_WORDS, END_WORDS } from '../../src/site/words.ts';
import { clipboard, soil } from './clipboard.ts';
import { expect, FIX, pathTo, publicAddress, settle, test } from './site.ts';

const TITLE = 'The access token has expired';

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

/** The links of markup, each as words and address. */
function linksIn(html: string): { words: string; address: string }[] {
  const links = DomUtils.getElementsByTagName('a', parseDocument(html));
  return links.map((link) => ({
    words: DomUtils.textContent(link),
    address: link.attribs['href'] ?? '',
  }));
}

/** Opens a fix and gives its public address. */
async function openFix(page: Page, path = FIX): Promise<string> {
  await page.goto(path);
  await settle(page);
  await soil(page);
  return publicAddress(path);
}

const main = (page: Page) => page.getByRole('main');
const menuButton = (page: Page) => page.getByRole('button', { name: COPY_WORDS.more });

/** Opens the menu with the keyboard. */
async function openMenu(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await menuButton(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menu')).toBeVisible();
}

test('one press on a fix writes a link in words and the bare address, and says so', async ({
  page,
  violations,
}) => {
  const address = await openFix(page);
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', address);
  await main(page).getByRole('button', { name: COPY_WORDS.link, exact: true }).click();
  await expect(page.locator('[data-said]')).toHaveText(COPY_WORDS.saidLink(TITLE));
  await expect(main(page).getByRole('button', { name: COPY_WORDS.copied })).toBeVisible();
  const { plain, html } = await clipboard(page);
  expect(plain).toBe(address);
  expect(linksIn(html)).toEqual([{ words: TITLE, address }]);
  expect(violations).toEqual([]);
});

test('what copies is loaded with the first sign of use, not before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openFix(page);
  await page.waitForTimeout(1500);
  expect(asked.filter((url) => /copy-/.test(url))).toEqual([]);
  await page.keyboard.press('Tab');
  await expect(menuButton(page)).toBeVisible();
  expect(asked.filter((url) => url.endsWith('.json'))).toEqual([]);
});

test('the menu is used with keys alone: it opens, wraps, jumps, closes and gives the focus back', async ({
  page,
}) => {
  await openFix(page);
  await openMenu(page);
  await expect(menuButton(page)).toHaveAttribute('aria-expanded', 'true');
  const items = page.getByRole('menuitem');
  await expect(items).toHaveText([...Object.values(COPY_WORDS.formats), COPY_WORDS.page]);
  await expect(items.first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(items.last()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(items.first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(items.last()).toBeFocused();
  await page.keyboard.press('m');
  await expect(page.getByRole('menuitem', { name: COPY_WORDS.formats.markdown, exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(menuButton(page)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(items.last()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(menuButton(page)).toHaveAttribute('aria-expanded', 'false');
});

for (const [format, read] of Object.entries({
  address: (text: string) => ({ words: TITLE, address: text }),
  html: (text: string) => linksIn(text)[0],
  markdown: (text: string) => {
    const [paragraph] = unified().use(remarkParse).parse(text).children;
    const link = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
    if (link?.type !== 'link' || link.children[0]?.type !== 'text') return undefined;
    return { words: link.children[0].value, address: link.url };
  },
  jira: (text: string) => {
    const [, words, address] = /^\[([^|]*)\|([^\]]*)\]$/.exec(text) ?? [];
    return { words, address };
  },
  slack: (text: string) => {
    const [, address, words] = /^<([^|]*)\|([^>]*)>$/.exec(text) ?? [];
    return { words, address };
  },
})) {
  test(`the menu copies ${format} that reads back as title and address`, async ({ page, violations }) => {
    const address = await openFix(page);
    await openMenu(page);
    const words = COPY_WORDS.formats[format as keyof typeof COPY_WORDS.formats];
    await page.getByRole('menuitem', { name: words, exact: true }).press('Enter');
    await expect(page.locator('[data-said]')).toHaveText(COPY_WORDS.said(words));
    await expect(menuButton(page)).toBeFocused();
    expect(read((await clipboard(page)).plain)).toEqual({ words: TITLE, address });
    expect(violations).toEqual([]);
  });
}

test('the reply and the plain sentence end with the address; the reply is markup too', async ({ page }) => {
  const address = await openFix(page);
  const data: { cause: string; reply: string } = await (
    await page.request.get(new URL('../u17.json', page.url()).href)
  ).json();
  await openMenu(page);
  await page.getByRole('menuitem', { name: COPY_WORDS.formats.reply }).press('Enter');
  await expect(page.locator('[data-said]')).toHaveText(COPY_WORDS.said(COPY_WORDS.formats.reply));
  const { plain, html } = await clipboard(page);
  expect(plain).toBe(`${data.reply}\n\n${address}`);
  expect(linksIn(html)).toEqual([{ words: address, address }]);
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menuitem', { name: COPY_WORDS.formats.sentence }).press('Enter');
  await expect(page.locator('[data-said]')).toHaveText(COPY_WORDS.said(COPY_WORDS.formats.sentence));
  const sentence = (await clipboard(page)).plain;
  expect(sentence.startsWith(data.cause.replaceAll('`', ''))).toBe(true);
  expect(sentence.endsWith(` ${address}`)).toBe(true);
});

test('the menu copies the whole page as Markdown', async ({ page, violations }) => {
  await openFix(page);
  await openMenu(page);
  await page.getByRole('menuitem', { name: COPY_WORDS.page }).press('Enter');
  await expect(page.locator('[data-said]')).toHaveText(COPY_WORDS.said(COPY_WORDS.page));
  const twin = await page.request.get(new URL('../u17.md', page.url()).href);
  const { plain } = await clipboard(page);
  expect(plain).toBe(await twin.text());
  expect(plain).toContain(`# ${TITLE}`);
  expect(violations).toEqual([]);
});

const pageButton = (page: Page) =>
  page.getByRole('contentinfo').getByRole('button', { name: END_WORDS.copy });

for (const path of ['guide/tokens/', 'recap/', 'tickets/', '']) {
  test(`with keys alone, /${path} is copied as Markdown`, async ({ page, violations }) => {
    await page.goto(path);
    await settle(page);
    await soil(page);
    await pageButton(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-said]')).toHaveText(COPY_WORDS.said(COPY_WORDS.page));
    const address = await page.locator('link[type="text/markdown"]').getAttribute('href');
    const twin = await page.request.get(new URL(address ?? '', page.url()).href);
    expect((await clipboard(page)).plain).toBe(await twin.text());
    expect(violations).toEqual([]);
  });
}

test('a page whose Markdown does not come says so, and copies at the next press', async ({ page }) => {
  await page.route('**/u17.md', (route) => route.abort());
  await page.goto(FIX);
  await settle(page);
  await soil(page);
  await pageButton(page).press('Enter');
  await expect(page.locator('[data-said]')).toHaveText(COPY_WORDS.missing);
  expect((await clipboard(page)).plain).toBe('before');
  await page.unroute('**/u17.md');
  await page.getByRole('contentinfo').getByRole('button').press('Enter');
  await expect(page.locator('[data-said]')).toHaveText(COPY_WORDS.said(COPY_WORDS.page));
});

test('without a clipboard the Markdown of the page stands selected in a dialog', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(FIX);
  await settle(page);
  await pageButton(page).press('Enter');
  const field = page.getByRole('dialog', { name: COPY_WORDS.byHand }).getByRole('textbox');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(new RegExp(`# ${TITLE}`));
  const isSelected = await field.evaluate(
    (element: HTMLTextAreaElement) =>
      element.selectionStart === 0 && element.selectionEnd === element.value.length,
  );
  expect(isSelected).toBe(true);
});

test('without its data file the menu still copies, and offers no reply', async ({ page }) => {
  await page.route('**/fix/u17.json', (route) => route.abort());
  const address = await openFix(page);
  await openMenu(page);
  await expect(page.getByRole('menuitem', { name: COPY_WORDS.formats.reply })).toHaveCount(0);
  await page.getByRole('menuitem', { name: COPY_WORDS.formats.sentence }).press('Enter');
  await expect.poll(async () => (await clipboard(page)).plain).toBe(`${TITLE}: ${address}`);
});

test('each step has a button that keys reach and hover shows; its link names the step', async ({ page }) => {
  const address = await openFix(page, 'fix/u13/');
  await page.keyboard.press('Tab');
  const steps = page.locator('.steps > li[id]');
  const buttons = page.locator('.copy-step');
  await expect(buttons).toHaveCount(await steps.count());
  const step = page.locator('#fix-owner-2');
  const button = step.getByRole('button', { name: COPY_WORDS.linkToStep(2) });
  await expect(button).toHaveCSS('opacity', '0');
  await step.hover();
  await expect(button).toHaveCSS('opacity', '1');
  await page.mouse.move(0, 0);
  await button.focus();
  await expect(button).toHaveCSS('opacity', '1');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-said]')).toHaveText(COPY_WORDS.saidStep(2));
  const { plain, html } = await clipboard(page);
  expect(plain).toBe(`${address}#fix-owner-2`);
  expect(linksIn(html)).toEqual([{ words: expect.stringMatching(/ \(step 2\)$/), address: plain }]);
});

test('on a touch screen the buttons of the steps are there without a touch, and the page fits', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...{ hasTouch: true, isMobile: true, viewport: { width: 320, height: 800 } },
    ...(baseURL !== undefined && { baseURL }),
  });
  const page = await context.newPage();
  await page.goto(FIX);
  await expect(page.locator('.copy-step').first()).toHaveCSS('opacity', '1');
  await menuButton(page).tap();
  await expect(page.getByRole('menu')).toBeVisible();
  const box = await page.getByRole('menu').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await context.close();
});

test('a result of the search page is copied', async ({ page, violations }) => {
  await page.goto('search/#q=jwt%20expired');
  await soil(page);
  const row = page.locator('[data-results][data-state=done] > li[data-fix=u17]');
  await row.getByRole('button', { name: COPY_WORDS.linkTo(TITLE) }).click();
  await expect(page.locator('[data-said]')).toHaveText(COPY_WORDS.saidLink(TITLE));
  const { plain, html } = await clipboard(page);
  expect(plain).toBe(publicAddress(FIX));
  expect(linksIn(html)).toEqual([{ words: TITLE, address: plain }]);
  expect(violations).toEqual([]);
});

test('in the search dialog arrow keys go on from a copy button, and it tells inside the dialog', async ({
  page,
}) => {
  await page.goto(FIX);
  await settle(page);
  await soil(page);
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('cookie');
  const rows = dialog.locator('[data-results][data-state=done] > li');
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(rows.first().getByRole('link')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(rows.first().getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.locator('[data-said]')).toContainText('Copied: link to');
  await expect(dialog).toBeVisible();
  const first = (await rows.first().getByRole('link').getAttribute('href')) ?? '';
  expect((await clipboard(page)).plain).toBe(publicAddress(first.slice(pathTo('').length)));
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1).getByRole('link')).toBeFocused();
});

for (const [why, break_] of Object.entries({
  'has no clipboard': () => Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  refuses: () => {
    const refuse = (): Promise<never> => Promise.reject(new DOMException('no', 'NotAllowedError'));
    Object.defineProperty(navigator, 'clipboard', { value: { write: refuse, writeText: refuse } });
  },
})) {
  test(`where the browser ${why}, the text stands selected in a dialog; Escape gives the focus back`, async ({
    page,
  }) => {
    await page.addInitScript(break_);
    await page.goto(FIX);
    await settle(page);
    const button = main(page).getByRole('button', { name: COPY_WORDS.link, exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: COPY_WORDS.byHand });
    const field = dialog.getByRole('textbox');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(publicAddress(FIX));
    const selected = await field.evaluate((element: HTMLTextAreaElement) =>
      element.value.slice(element.selectionStart, element.selectionEnd),
    );
    expect(selected).toBe(await field.inputValue());
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(button).toBeFocused();
  });
}
