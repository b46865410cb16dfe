import { expect, test } from 'vitest';
import { CLIENT_RULES, type ClientRule } from '#http-auth/clients/rules.ts';
import { clientStep } from '#http-auth/clients/step.ts';
import { shown } from '#http-auth/redact.ts';
import { clientWords } from './clients.ts';

const IDS = Object.keys(CLIENT_RULES) as ClientRule[];

test.each(IDS)('%s: a sentence without its full stop', (id) => {
  expect(clientWords(clientStep(id, { observed: shown('X-Example') }))).toMatch(
    /^(?:[A-Z]|curl|fetch\(\))[^\n]*[^.\s]$/,
  );
  expect(clientWords(clientStep(id))).not.toContain('undefined');
});

test.each<[id: ClientRule, observed: string, words: string]>([
  ['redirect.method', 'POST, GET', 'The method changes: POST becomes GET'],
  ['send-cookie.expired', 'session', 'The cookie session is over'],
  ['send-cookie.expired', '', 'The cookie is over'],
  ['script.origin-missing', '401', 'The answer does not allow the page to read it, which hides the 401'],
  ['script.origin-missing', '', 'The answer does not allow the page to read it'],
  ['choose.rest-of-line', 'Digest', 'Chromium reads one challenge a line and does not see Digest'],
])('%s of %j: %s', (id, observed, words) => {
  expect(clientWords(clientStep(id, { observed: shown(observed) }))).toBe(words);
});
