import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomUtils, parseDocument } from 'htmlparser2';
import { builtFolder } from '../../scripts/pages.ts';
import { expect, listed, pathTo, test } from './site.ts';

test.use({ javaScriptEnabled: false });

/** Letters and signs without white space and case, which a style sheet may change. */
function letters(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

/** The text of the page's main part as its file has it, without what is marked `hidden`. */
function textInFile(path: string): string {
  const dom = parseDocument(readFileSync(join(builtFolder(), path, 'index.html'), 'utf8'));
  const unseen = DomUtils.getElements(
    { tag_name: (name) => /^(script|style|template|option|textarea)$/.test(name) },
    dom,
    true,
  );
  const hidden = DomUtils.findAll(({ attribs }) => attribs['hidden'] !== undefined, dom.children);
  for (const element of [...unseen, ...hidden]) DomUtils.removeElement(element);
  return letters(DomUtils.textContent(DomUtils.getElementsByTagName('main', dom)));
}

for (const path of listed.filter((each) => /^(guide|scenarios|fix|recap|proofs)\//.test(each))) {
  test(`/${path} shows its whole text without JavaScript`, async ({ page }) => {
    await page.goto(path);
    expect(letters(await page.locator('main').innerText())).toBe(textInFile(path));
  });
}

test('the navigation opens on a phone without JavaScript', async ({ page }) => {
  await page.setViewportSize({ width: 412, height: 800 });
  await page.goto('fix/u17/');
  const menu = page.getByRole('navigation', { name: 'Site, small screen' });
  await expect(menu).toBeHidden();
  await page.locator('summary', { hasText: 'Menu' }).click();
  await expect(menu.getByRole('link')).toHaveText(['Guide', 'Scenarios', 'Fixes', 'Recap', 'Lab', 'Search']);
  await menu.getByRole('link', { name: 'Scenarios' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Scenarios');
});

test('no control that needs JavaScript is shown without it', async ({ page }) => {
  for (const path of ['', 'fix/u17/', 'recap/']) {
    await page.goto(path);
    await expect(page.locator('button:visible:not([type=submit])')).toHaveCount(0);
  }
});

for (const path of ['', 'search/', 'no/such/page/']) {
  test(`the search form of /${path} leads to the index of fixes and sends nothing typed`, async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
    await page.goto(path);
    await page.getByRole('search').getByRole('textbox').fill('s3cret words');
    await page.getByRole('search').getByRole('button', { name: 'Find the fix' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('All fixes');
    expect(new URL(page.url()).pathname).toBe(pathTo('fix/'));
    expect(new URL(page.url()).search).toBe('');
    expect(asked.filter((line) => /s3cret|words/.test(line))).toEqual([]);
  });
}
