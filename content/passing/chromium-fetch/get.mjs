import { chromium } from 'playwright';

const browser = await chromium.launch();
const page = await browser.newPage();
await page.goto('http://example.com/open');
for (const path of ['first', 'same', 'port', 'host']) {
  const status = await page.evaluate(async (path) => {
    const headers = { Authorization: 'Basic YWxpY2U6czNjcmV0' };
    return fetch(path, { headers }).then((response) => response.status, String);
  }, path);
  console.log(path, status);
}
await browser.close();
