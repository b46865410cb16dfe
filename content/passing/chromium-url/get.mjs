import { chromium } from 'playwright';

const browser = await chromium.launch();
for (const path of ['first', 'same', 'port', 'host']) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`http://alice:s3cret@example.com/${path}`).catch((error) => console.log(error.message));
}
await browser.close();
