import { chromium } from 'playwright';

const browser = await chromium.launch();
const page = await browser.newPage();
page.on('console', (message) => console.log(message.text()));

// As if alice had typed her name and password into the box.
await page.goto('https://alice:s3cret@example.com/private/');
await page.goto('https://example.com/private/');
await page.evaluate(async () => {
  const out = await fetch('/private/logout');
  console.log('log out:', out.status);
  // Where the browser opens its box again, nobody is there to answer.
  const signal = AbortSignal.timeout(5_000);
  const again = await fetch('/private/', { signal }).then(({ status }) => status, () => 'the box is open');
  console.log('the page again:', again);
});
await browser.close();
