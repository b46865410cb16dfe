import { chromium } from 'playwright';

const browser = await chromium.launch();
const page = await browser.newPage();
page.on('console', (message) => console.log(message.text()));

await page.goto('http://app.example.com/');
await page.evaluate(async () => {
  try {
    const response = await fetch('http://api.example.com/me');
    console.log('the page sees', response.status, response.headers.get('WWW-Authenticate'));
  } catch (error) {
    console.log('the page sees', String(error));
  }
});
await browser.close();
