import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

/** Pages of every kind, as tests of a page each name them. */
const PAGES = [
  '',
  'fix/',
  'fix/u13/',
  'fix/u17/',
  'guide/tokens/',
  'scenarios/works-in-postman-not-in-code/',
  'recap/',
  'lab/',
  'lab/devtools/',
  'tickets/',
  'search/',
  'fix/u9999/',
];

/**
 * The browser tests in which addresses matter, for `npm test` on the site built below a path under another name
 * (scripts/test/moved.ts). `npm run test:moved` runs all of them there.
 */
export default defineConfig(config, {
  projects: [
    { name: 'addresses', testMatch: /\/(?:copy|failures|search|tickets|tree|worker)\.spec\.ts$/ },
    {
      name: 'pages',
      testMatch: /\/(?:no-script|pages|weight)\.spec\.ts$/,
      grep: new RegExp(`[ ]/(?:${PAGES.join('|')}) (?:keeps|shows|loads)|search form`),
    },
    { name: 'lab', testMatch: /\/lab\.spec\.ts$/, grep: /address|copied|link|without JavaScript/ },
    { name: 'hosts', testMatch: /\/hosts\.spec\.ts$/, grep: /-right is/ },
  ],
});
