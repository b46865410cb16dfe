import type { Page } from '@playwright/test';
import { snippets } from '../../src/lab/snippets.ts';
import { listen } from './announcements.ts';
import { expect, pathTo, settle, test } from './site.ts';

const PAGE = 'lab/devtools/';

/** Opens the page and starts the worker by its button. */
async function start(page: Page): Promise<void> {
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('status')).toContainText('Ready');
}

/** Runs code as the console of the developer tools does and returns the status of its last answer. */
async function inConsole(page: Page, code: string): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  const expression = code.replace(
    /await fetch\((?![\s\S]*await fetch\()([\s\S]*)\);$/,
    '(await fetch($1)).status',
  );
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    replMode: true,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description);
  return result.value;
}

test('nothing is registered before the button is pressed', async ({ page, violations }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(PAGE);
  await settle(page);
  expect(asked.filter((path) => path.endsWith('/sw.js'))).toEqual([]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await expect(page.getByRole('status')).toHaveText('Not started.');
  expect(violations).toEqual([]);
});

test('the worker starts under the policy, answers, and can be removed', async ({ page, violations }) => {
  await start(page);
  expect(await page.evaluate(async () => (await fetch('../basic')).status)).toBe(401);
  await page.getByRole('button', { name: 'Stop and remove' }).click();
  await expect(page.getByRole('status')).toContainText('Removed');
  await page.reload();
  await expect(page.getByRole('status')).toHaveText('Not started.');
  expect(await page.evaluate(async () => (await fetch('../basic')).status)).toBe(404);
  expect(violations).toEqual([]);
});

test('a later visit finds the worker running', async ({ page }) => {
  await start(page);
  await page.reload();
  await expect(page.getByRole('status')).toContainText('Ready');
  await page.evaluate(() => fetch('../basic'));
  await expect(page.getByRole('listitem').filter({ hasText: `GET ${pathTo('lab/basic')}: 401` })).toHaveCount(
    1,
  );
});

for (const { id, code, status } of snippets(pathTo('lab/'))) {
  test(`the snippet ${id} stands on the page, runs in the console and gets ${status}`, async ({ page }) => {
    await start(page);
    const shown = page.locator('[data-say]', { has: page.locator(`#${id}`) });
    expect((await shown.locator('[data-text]').textContent())?.trim()).toBe(code);
    expect(await inConsole(page, code)).toBe(status);
    const latest = page.getByRole('list', { name: 'What it decided' }).getByRole('listitem').first();
    await expect(latest).toContainText(`: ${status}.`);
    await expect(latest).toContainText(`so the server answers ${status}`);
  });
}

test('the list says what decided, links the fix and has each challenge on a line', async ({ page }) => {
  await start(page);
  await page.evaluate(() => fetch('../bearer-basic'));
  const latest = page.getByRole('list', { name: 'What it decided' }).getByRole('listitem').first();
  await expect(latest.locator('code')).toHaveText([
    'WWW-Authenticate: Bearer realm="account"',
    'WWW-Authenticate: Basic realm="account", charset="UTF-8"',
  ]);
  await expect(latest.getByRole('link')).toHaveAttribute('href', new RegExp(`^${pathTo('fix/')}u\\d+/$`));
});

test('pages, files and unknown addresses pass the worker untouched', async ({ page }) => {
  await start(page);
  const facts = await page.evaluate(async () => {
    const of = async (path: string): Promise<unknown[]> => {
      const response = await fetch(path);
      return [
        response.status,
        response.headers.get('Content-Type'),
        response.headers.get('WWW-Authenticate'),
      ];
    };
    return Promise.all(['', '../nothing', '../basic/', '../../fixes.json', '../../nothing'].map(of));
  });
  expect(facts.map(([status]) => status)).toEqual([200, 404, 404, 200, 404]);
  expect(facts.map(([, , challenge]) => challenge)).toEqual([null, null, null, null, null]);
  const visit = await page.goto('lab/basic');
  expect(visit?.status()).toBe(404);
  expect(visit?.fromServiceWorker()).toBe(false);
});

test('a 401 of the worker opens no password dialog', async ({ page }) => {
  await start(page);
  const session = await page.context().newCDPSession(page);
  const asked: string[] = [];
  session.on('Fetch.requestPaused', ({ requestId }) => {
    void session.send('Fetch.continueRequest', { requestId });
  });
  session.on('Fetch.authRequired', ({ requestId, authChallenge }) => {
    asked.push(authChallenge.scheme);
    void session.send('Fetch.continueWithAuth', {
      requestId,
      authChallengeResponse: { response: 'CancelAuth' },
    });
  });
  await session.send('Fetch.enable', { handleAuthRequests: true });
  expect(await page.evaluate(async () => (await fetch('../basic')).status)).toBe(401);
  expect(asked).toEqual([]);
});

test('what a worker never sees stands in by headers of the lab', async ({ page }) => {
  await start(page);
  const statuses = await page.evaluate(async () => {
    const of = async (path: string, init: RequestInit): Promise<number> => (await fetch(path, init)).status;
    const basic = `Basic ${btoa('ada:s3cret')}`;
    return [
      await of('../cookie', { headers: { 'Lab-Cookie': 'session=example-session' } }),
      await of('../cookie', { headers: { Cookie: 'session=example-session' } }),
      await of('../basic', { headers: { Authorization: basic, 'Lab-Authorization': basic } }),
      await of('../basic', {
        method: 'OPTIONS',
        headers: { 'Lab-Origin': 'https://app.example.com', 'Lab-Access-Control-Request-Method': 'GET' },
      }),
    ];
  });
  expect(statuses).toEqual([200, 401, 400, 204]);
});

test('Chromium hands the worker no value that holds a byte beyond ASCII', async ({ page }) => {
  await start(page);
  await listen(page);
  const seen = await page.evaluate(async () => {
    await fetch('../basic', { headers: { Authorization: 'Basic \xe9' } });
    return (await window.nextDecision?.())?.trace.at(-1)?.observed;
  });
  // Elsewhere the scheme is read, and “Basic” stands here.
  expect(seen).toBe('‹credentials›');
});

test('a worker that was stopped in between takes an old nonce for stale, not for wrong', async ({ page }) => {
  await start(page);
  const digest = snippets(pathTo('lab/')).find(({ id }) => id === 'digest')?.code ?? '';
  const answered = digest.replace('const challenge', 'globalThis.challenge');
  expect(await inConsole(page, answered)).toBe(200);
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  const again = await page.evaluate(async () => {
    const first = (globalThis as { challenge?: string }).challenge ?? '';
    const [nonce, opaque] = ['nonce', 'opaque'].map((name) => first.match(`${name}="([^"]+)"`)?.[1] ?? '');
    const hash = async (text: string): Promise<string> =>
      [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
    const uri = new URL('../digest-sha-256', location.href).pathname;
    const [a1, a2] = [await hash('ada:account:s3cret'), await hash(`GET:${uri}`)];
    const response = await hash(`${a1}:${nonce}:00000002:example:auth:${a2}`);
    const Authorization = `Digest username="ada", realm="account", nonce="${nonce}", uri="${uri}", algorithm=SHA-256, qop=auth, nc=00000002, cnonce="example", response="${response}", opaque="${opaque}"`;
    const answer = await fetch('../digest-sha-256', { headers: { Authorization } });
    return { status: answer.status, challenge: answer.headers.get('WWW-Authenticate') };
  });
  expect(again.status).toBe(401);
  expect(again.challenge).toContain('stale=true');
});

test('the policy refuses every other script as a worker', async ({ page }) => {
  await start(page);
  const refused = await page.evaluate(async (base) => {
    const name = (error: unknown): string => (error instanceof Error ? error.name : String(error));
    const registered = await navigator.serviceWorker.register(`${base}favicon.svg`).then(() => 'taken', name);
    let worker = 'taken';
    try {
      new Worker(`${base}other.js`);
    } catch (error) {
      worker = name(error);
    }
    return [registered, worker];
  }, pathTo(''));
  expect(refused).toEqual(['TypeError', 'TypeError']);
});

test('a browser without service workers says so and keeps the way by the command line', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  await page.goto(PAGE);
  await expect(page.getByRole('status')).toContainText('Not supported');
  await expect(page.getByRole('button', { name: 'Start' })).toBeHidden();
  await expect(page.getByText('npm run lab').first()).toBeVisible();
});

test('a worker that the browser refuses is reported in words', async ({ page }) => {
  await page.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = () =>
      Promise.reject(new DOMException('The user denied it', 'SecurityError'));
  });
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('status')).toContainText('Blocked: the browser refused it. SecurityError');
});
