import { expect, test } from 'vitest';
import type { ClientName } from './choose.ts';
import { type Remembered, reusesCredentials } from './reuse.ts';
import type { ClientRule } from './rules.ts';

const AT = 'https://example.com/docs/one?x=/y/z';
const BASIC: Remembered = { url: AT, scheme: 'Basic', realm: 'b' };
const DIGEST: Remembered = { url: AT, scheme: 'Digest', realm: 'd' };

/** Row B6 of the decision table: everything up to the last slash of the path. Run in Chromium 156 and Firefox ESR 153. */
test.each<[url: string, preemptive: boolean, afterChallenge: boolean, id: ClientRule]>([
  ['https://example.com/docs/one', true, true, 'reuse.folder'],
  ['https://example.com/docs/two', true, true, 'reuse.folder'],
  ['https://example.com/docs/', true, true, 'reuse.folder'],
  ['https://example.com/docs/deep/three', true, true, 'reuse.folder'],
  ['https://example.com/docs', false, true, 'reuse.outside-folder'],
  ['https://example.com/docsx', false, true, 'reuse.outside-folder'],
  ['https://example.com/', false, true, 'reuse.outside-folder'],
  ['https://example.com/other/x', false, true, 'reuse.outside-folder'],
  ['https://example.com:8443/docs/one', false, false, 'reuse.other-origin'],
  ['http://example.com/docs/one', false, false, 'reuse.other-origin'],
  ['https://www.example.com/docs/one', false, false, 'reuse.other-origin'],
  ['nowhere', false, false, 'client.bad-url'],
])('B6: Basic and %s', (url, preemptive, afterChallenge, id) => {
  for (const client of ['spec', 'chromium', 'firefox'] as const) {
    const reuse = reusesCredentials(BASIC, url, client);
    expect(reuse).toMatchObject({ preemptive, afterChallenge });
    expect(reuse.steps[0]?.id).toBe(id);
    expect(reuse.steps.some((step) => step.id === 'reuse.same-realm')).toBe(afterChallenge && !preemptive);
  }
});

test.each<[client: ClientName, domain: readonly string[], url: string, preemptive: boolean, id: ClientRule]>([
  ['spec', [], 'https://example.com/', true, 'reuse.whole-origin'],
  ['spec', [], 'https://example.org/', false, 'reuse.other-origin'],
  ['spec', ['/area/'], 'https://example.com/area/x', true, 'reuse.domain'],
  ['spec', ['/area/'], 'https://example.com/docs/one', false, 'reuse.outside-domain'],
  ['spec', ['https://api.example.com/v1'], 'https://api.example.com/v1/x', true, 'reuse.domain'],
  ['spec', ['http://[', '/area/'], 'https://example.com/area/', true, 'reuse.domain'],
  ['chromium', ['/area/'], 'https://example.com/docs/two', true, 'reuse.chromium-digest'],
  ['chromium', ['/area/'], 'https://example.com/area/x', false, 'reuse.outside-folder'],
  ['chromium', [], 'https://example.com/', false, 'reuse.outside-folder'],
  ['curl', [], 'https://example.com/docs/two', false, 'reuse.curl'],
])('Digest by %s, domain %j, %s: %s', (client, domain, url, preemptive, id) => {
  const reuse = reusesCredentials({ ...DIGEST, domain }, url, client);
  expect(reuse.preemptive).toBe(preemptive);
  expect(reuse.steps[0]?.id).toBe(id);
});

test('curl -u sends Basic with each request to that origin', () => {
  expect(reusesCredentials(BASIC, 'https://example.com/', 'curl').preemptive).toBe(true);
  expect(reusesCredentials(BASIC, 'https://example.org/', 'curl').afterChallenge).toBe(false);
});

test('a token is never sent again by itself', () => {
  const token = { ...BASIC, scheme: 'Bearer' };
  expect(reusesCredentials(token, AT, 'chromium')).toMatchObject({
    preemptive: false,
    steps: [{ id: 'reuse.never', observed: 'Bearer' }],
  });
});
