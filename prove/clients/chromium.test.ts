import { expect, test } from 'vitest';
import { chromiumEnvironment } from './chromium.ts';

const environment = { HOME: '/srv/site', NODE_OPTIONS: '--import=/clock.mjs' };

test('a file that drives Chromium is given a browser, its temporary files stay in the state', () => {
  const files = new Map([['browser.mjs', "import { chromium } from 'playwright';\n"]]);
  const { NODE_OPTIONS, TMPDIR } = chromiumEnvironment(files, environment);
  expect(NODE_OPTIONS).toMatch(/^--import=\/clock\.mjs --import=\/.*\/chromium-launch\.mjs$/);
  expect(TMPDIR).toBe('/srv/site');
});

test('other clients are left alone', () => {
  expect(chromiumEnvironment(new Map([['me.mjs', "await fetch('/me');\n"]]), environment)).toBe(environment);
});
