import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DomUtils, parseDocument } from 'htmlparser2';
import { COPY_FORMATS } from '../../src/site/copy-formats.ts';
import { COPY_WORDS, TICKET_WORDS } from '../../src/site/words.ts';
import { clipboard, soil } from './clipboard.ts';
import { expect, pathTo, publicAddress, settle, test } from './site.ts';

const PATH = 'tickets/';
const WIDTHS = [320, 360, 768, 1024, 1440];

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

const field = (page: Page) => page.getByRole('combobox', { name: TICKET_WORDS.field });
const options = (page: Page) => page.getByRole('listbox', { name: TICKET_WORDS.found }).getByRole('option');
const told = (page: Page) => page.getByRole('main').getByRole('status');

interface CatalogFix {
  readonly id: string;
  readonly title: string;
  readonly reply: string;
  readonly addresses: { readonly html: string };
}

async function fixesOf(page: Page): Promise<readonly CatalogFix[]> {
  const answer = await page.request.get(new URL('../fixes.json', page.url()).href);
  const catalog: { fixes: CatalogFix[] } = await answer.json();
  return catalog.fixes;
}

test('an id and Enter copy the reply with its address, without opening the fix', async ({
  page,
  violations,
}) => {
  await page.goto(PATH);
  await expect(field(page)).toBeFocused();
  await soil(page);
  await page.keyboard.type('u17');
  await page.keyboard.press('Enter');
  await expect(told(page)).toHaveText(COPY_WORDS.said(TICKET_WORDS.who('U17', COPY_WORDS.formats.reply)));
  const fix = (await fixesOf(page)).find(({ id }) => id === 'u17');
  const { plain, html } = await clipboard(page);
  expect(plain).toBe(`${fix?.reply}\n\n${fix?.addresses.html}`);
  const links = DomUtils.getElementsByTagName('a', parseDocument(html));
  expect(links.map(({ attribs }) => attribs['href'])).toEqual([fix?.addresses.html]);
  expect(fix?.addresses.html).toBe(publicAddress('fix/u17/'));
  expect(new URL(page.url()).pathname).toBe(pathTo(PATH));
  expect(violations).toEqual([]);
});

test('words give at most five fixes; arrow keys choose, and the chosen one is shown and copied', async ({
  page,
}) => {
  await page.goto(PATH);
  await soil(page);
  await field(page).fill('token expired');
  await expect(options(page)).toHaveCount(5);
  await expect(options(page).first()).toHaveAttribute('data-fix', 'u17');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const second = options(page).nth(1);
  await expect(second).toHaveAttribute('aria-selected', 'true');
  await expect(options(page).and(page.locator('[aria-selected=true]'))).toHaveCount(1);
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAttribute(
    'aria-activedescendant',
    (await second.getAttribute('id')) ?? 'none',
  );
  const id = await second.getAttribute('data-fix');
  const fix = (await fixesOf(page)).find((each) => each.id === id);
  await expect(page.getByRole('region', { name: TICKET_WORDS.preview })).toContainText(
    fix?.addresses.html ?? 'none',
  );
  await page.keyboard.press('Enter');
  await expect(told(page)).toContainText('Copied: ');
  expect((await clipboard(page)).plain).toContain(fix?.reply ?? 'none');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(options(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue('');
});

test('a press on a fix copies it', async ({ page }) => {
  await page.goto(PATH);
  await soil(page);
  await field(page).fill('cookie');
  const third = options(page).nth(2);
  await third.click();
  const id = await third.getAttribute('data-fix');
  await expect(told(page)).toContainText(`Copied: ${id?.toUpperCase()}`);
  expect((await clipboard(page)).plain).toContain(publicAddress(`fix/${id}/`));
});

test('the form is chosen by the fragment and kept there, and nowhere else', async ({ page }) => {
  await page.goto(`${PATH}#format=markdown`);
  const select = page.getByRole('combobox', { name: TICKET_WORDS.format });
  await expect(select).toHaveValue('markdown');
  await soil(page);
  await field(page).fill('u17');
  await page.keyboard.press('Enter');
  await expect(told(page)).toContainText(COPY_WORDS.formats.markdown);
  expect((await clipboard(page)).plain).toBe(`[The access token has expired](${publicAddress('fix/u17/')})`);
  await select.selectOption('slack');
  expect(new URL(page.url()).hash).toBe('#format=slack');
  await page.reload();
  await expect(select).toHaveValue('slack');
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
    0,
    0,
    '',
  ]);
  await page.goto('about:blank');
  await page.goto(`${PATH}#format=nonsense`);
  await expect(select).toHaveValue('reply');
});

test('words of the fragment are asked at once; nothing typed enters an address', async ({ page }) => {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  await page.goto(`${PATH}#q=u17&format=address`);
  await expect(options(page).first()).toHaveAttribute('data-fix', 'u17');
  await field(page).fill('quokka cookie');
  await expect(options(page).first()).toBeVisible();
  expect(urls.filter((url) => url.includes('quokka'))).toEqual([]);
  expect(page.url()).not.toContain('quokka');
});

test('words that no fix has are said to have none; Enter copies nothing', async ({ page }) => {
  await page.goto(PATH);
  await soil(page);
  await field(page).fill('zzzzqqqq');
  await expect(told(page)).toHaveText(TICKET_WORDS.none);
  await page.keyboard.press('Enter');
  expect((await clipboard(page)).plain).toBe('before');
});

test('where search does not load, the desk says so and the table stands', async ({ page }) => {
  await page.route('**/search-index.json', (route) => route.abort());
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto(PATH);
  await field(page).fill('cookie');
  await expect(told(page)).toHaveText(TICKET_WORDS.missing);
  await expect(page.getByRole('row', { name: /^U17 / })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`in use it passes axe in ${colorScheme} and fits from 320 to 1440 px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(PATH);
    await field(page).fill('token expired');
    await page.keyboard.press('Enter');
    await expect(told(page)).toContainText('Copied: ');
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .setLegacyMode(true)
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(over, `${width} px`).toBeLessThanOrEqual(0);
    }
  });
}

test('the forms of addresses that it names open what they promise', async ({ page }) => {
  await page.goto(PATH);
  const use = page.getByRole('region', { name: 'In a macro' });
  const links = await use
    .getByRole('link')
    .evaluateAll((all: HTMLAnchorElement[]) => all.map(({ href }) => href));
  expect(links).toHaveLength(4);
  for (const format of COPY_FORMATS) await expect(use).toContainText(format);
  const [fix = '', step = '', search = '', desk = ''] = links;
  await page.goto(fix);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The access token has expired');
  await page.goto(step);
  await expect(page.locator('.steps > li:target')).toHaveCount(1);
  await page.goto(search);
  await expect(page.locator('[data-results][data-state=done] > li').first()).toBeVisible();
  await page.goto(desk);
  await expect(page.getByRole('combobox', { name: TICKET_WORDS.format })).toHaveValue('jira');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('it is a table of every fix with id, title, reply and address', async ({ page }) => {
    await page.goto(PATH);
    for (const { id, title, reply, addresses } of await fixesOf(page)) {
      const row = page.getByRole('row', { name: new RegExp(`^${id.toUpperCase()} `) });
      await expect(row).toContainText(title);
      await expect(row).toContainText(reply.replace(/\s+/g, ' '));
      await expect(row.getByRole('link', { name: addresses.html })).toHaveAttribute(
        'href',
        pathTo(`fix/${id}/`),
      );
    }
    await expect(page.locator('input, select, textarea, button:visible')).toHaveCount(0);
  });
});

test('every page names the search description, and leads here from its foot', async ({ page }) => {
  await page.goto('');
  await settle(page);
  await expect(
    page.locator('link[rel=search][type="application/opensearchdescription+xml"]'),
  ).toHaveAttribute('href', pathTo('opensearch.xml'));
  await page.getByRole('contentinfo').getByRole('link', { name: TICKET_WORDS.name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TICKET_WORDS.name);
});
