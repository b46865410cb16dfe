import { chromium } from 'playwright';

const browser = await chromium.launch();
const page = await browser.newPage();
page.on('console', (message) => console.log(message.text()));

await page.goto('http://app.example.com/');
await page.evaluate(async () => {
  try {
    const headers = { Authorization: `Basic ${btoa('alice:s3cret')}` };
    const response = await fetch('http://api.example.com/me', { headers });
    console.log(response.status, await response.text());
  } catch (error) {
    console.log(String(error));
  }
});
await browser.close();
