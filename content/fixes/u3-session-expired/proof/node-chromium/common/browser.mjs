import { chromium } from 'playwright';

const browser = await chromium.launch();
const page = await browser.newPage();
page.on('console', (message) => console.log(message.text()));

await page.goto('http://example.com/');
await page.evaluate(async () => {
  const open = async (when) => {
    const response = await fetch('/account');
    console.log(`${when}:`, response.status, await response.text());
  };
  await open('before the login');
  await fetch('/login', { method: 'POST' });
  await open('after the login');
  await fetch('/logout', { method: 'POST' });
  await open('after the logout');
});
await browser.close();
