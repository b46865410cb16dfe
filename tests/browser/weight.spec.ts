import { LIMITS } from '../../scripts/page-weight.ts';
import { expect, FIX, settle, test } from './site.ts';

test('a fix page paints its text with its HTML alone, while every other request hangs', async ({ page }) => {
  const held: string[] = [];
  const answered: string[] = [];
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (route.request().resourceType() !== 'document') held.push(url);
    else {
      answered.push(url);
      await route.continue();
    }
  });
  await page.goto(FIX, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  await expect(page.locator('#short')).toBeVisible();
  await expect(page.locator('#related')).toBeAttached();
  expect(answered).toHaveLength(1);
  expect(
    held.filter((url) => !/\.js$/.test(url)),
    'only module scripts are waited for',
  ).toEqual([]);
});

for (const path of [FIX, 'guide/what-is-401/', 'scenarios/works-in-postman-not-in-code/', 'recap/']) {
  test(`/${path} loads nothing without intent but its module scripts, at most ${LIMITS.script} bytes`, async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.coverage.startJSCoverage();
    await page.goto(path);
    await settle(page);
    const scripts = await page.coverage.stopJSCoverage();
    expect(asked.filter((url) => !/\.js$|favicon/.test(url))).toEqual([new URL(page.url()).pathname]);
    expect(asked.filter((url) => /pagefind|search-ui|\/(?:small|whole)\./.test(url))).toEqual([]);
    const run = scripts.reduce((sum, { source = '' }) => sum + Buffer.byteLength(source), 0);
    expect(run).toBeLessThanOrEqual(LIMITS.script);
  });
}

test('search is loaded on the first focus of its field, not before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('search/');
  await settle(page);
  expect(asked.filter((url) => /search-index|pagefind/.test(url))).toEqual([]);
  await page.getByRole('textbox').focus();
  await expect.poll(() => asked.filter((url) => url.endsWith('/search-index.json')).length).toBe(1);
});
