import { chromium } from 'playwright';

// This profile blocks cookies of other sites in Incognito only. Debian's Chromium blocks them everywhere.
const browser = await chromium.launchPersistentContext('profile');
const [page] = browser.pages();
page.on('console', (message) => console.log(message.text()));

await page.goto('https://app.example.net/');
await page.evaluate(async () => {
  const api = 'https://api.example.com';
  const login = await fetch(`${api}/login`, { method: 'POST', credentials: 'include' });
  console.log('login:', login.status);
  const account = await fetch(`${api}/account`, { credentials: 'include' });
  console.log('account:', account.status);
});
await browser.close();
