import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { startLab } from '../../scripts/lab/lab-server.ts';
import type { LabHost } from '../../scripts/lab/node-host.ts';
import type { Decision } from '../../src/http-auth/types.ts';
import { OWNER, PASSWORD } from '../../src/lab/world.ts';

/** Chromium against the lab of the command line: when it asks for a password, and for which scheme. */

const decisions: Decision[] = [];
let host: LabHost;
test.beforeAll(async () => {
  host = await startLab({ onDecision: (_id, _request, decision) => decisions.push(decision) });
});
test.afterAll(() => host.close());
test.beforeEach(() => void decisions.splice(0));

type Reply = { readonly username: string; readonly password: string } | 'cancel';

/** Collects the schemes that the browser would ask for; `replies` are given in turn, then it is canceled. */
async function watch(page: Page, replies: readonly Reply[] = []): Promise<string[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const prompts: string[] = [];
  // A late request of a page that the test has left, such as its icon's, has nobody to go on for.
  const late = (): void => undefined;
  session.on('Fetch.requestPaused', ({ requestId }) => {
    session.send('Fetch.continueRequest', { requestId }).catch(late);
  });
  session.on('Fetch.authRequired', ({ requestId, authChallenge }) => {
    const reply = replies[prompts.length] ?? 'cancel';
    prompts.push(authChallenge.scheme);
    const authChallengeResponse =
      reply === 'cancel'
        ? ({ response: 'CancelAuth' } as const)
        : ({ response: 'ProvideCredentials', username: reply.username, password: reply.password } as const);
    session.send('Fetch.continueWithAuth', { requestId, authChallengeResponse }).catch(late);
  });
  await session.send('Fetch.enable', { handleAuthRequests: true });
  return prompts;
}

const PROMPTS = {
  basic: ['basic'],
  digest: ['digest'],
  'digest-md5': ['digest'],
  'digest-sha-256': ['digest'],
  'digest-sha-512-256': [],
  'basic-digest': ['digest'],
  'bearer-basic': ['basic'],
  'bearer-basic-joined': [],
  ntlm: ['ntlm'],
  'ntlm-basic': ['ntlm'],
  negotiate: [],
  'no-challenge': [],
  bearer: [],
  dpop: [],
  'api-key': [],
  cookie: [],
  hmac: [],
  sigv4: [],
  oauth1: [],
} as const;

for (const [id, schemes] of Object.entries(PROMPTS)) {
  test(`a visit to ${id} asks for ${schemes.join() || 'nothing'}`, async ({ page }) => {
    const prompts = await watch(page);
    const response = await page.goto(`${host.origin}/lab/${id}`);
    expect(prompts).toEqual(schemes);
    expect(response?.status()).toBe(401);
    expect(decisions.map(({ status }) => status)).toEqual([401]);
    const sent = (await response?.headersArray()) ?? [];
    const challenges = sent.filter(({ name }) => name.toLowerCase() === 'www-authenticate');
    expect(challenges.map(({ name, value }) => [name, value])).toEqual(
      decisions[0]?.lines.filter(([name]) => name === 'WWW-Authenticate'),
    );
    // What is not asked for is shown.
    if (schemes.length === 0) await expect(page.locator('body')).toContainText('"status":401');
  });
}

const RIGHT = { username: OWNER, password: PASSWORD };
const WRONG = { username: OWNER, password: 'wrong' };
for (const id of ['basic', 'digest-md5', 'digest-sha-256', 'digest', 'basic-digest', 'bearer-basic']) {
  test(`${id} lets in whoever types the password, and asks again after a wrong one`, async ({ page }) => {
    const prompts = await watch(page, [WRONG, RIGHT]);
    const response = await page.goto(`${host.origin}/lab/${id}`);
    expect(prompts).toHaveLength(2);
    expect(response?.status()).toBe(200);
    expect(decisions.map(({ status, outcome }) => `${status} ${outcome}`)).toEqual([
      '401 no-credentials',
      '401 invalid-credentials',
      '200 authenticated',
    ]);
  });
}

test('a 403 asks for nothing', async ({ page }) => {
  const credentials = await (await fetch(`${host.origin}/credentials/bearer-scope`)).text();
  const authorization = credentials.replace('Authorization: ', '').trim();
  await page.goto(`${host.origin}/lab/bearer`);
  const prompts = await watch(page);
  const status = await page.evaluate(
    async (value) => (await fetch('bearer-scope', { headers: { Authorization: value } })).status,
    authorization,
  );
  expect(status).toBe(403);
  expect(prompts).toEqual([]);
});

test('fetch() asks as a visit does, unless it omits credentials', async ({ page }) => {
  await page.goto(`${host.origin}/lab/bearer`);
  const prompts = await watch(page);
  const ask = (credentials: RequestCredentials): Promise<number> =>
    page.evaluate(async (mode) => (await fetch('basic', { credentials: mode })).status, credentials);
  expect(await ask('omit')).toBe(401);
  expect(prompts).toEqual([]);
  expect(await ask('same-origin')).toBe(401);
  expect(prompts).toEqual(['basic']);
});
