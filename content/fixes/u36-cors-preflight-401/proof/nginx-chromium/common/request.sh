node browser.mjs
