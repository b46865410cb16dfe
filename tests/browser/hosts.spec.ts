import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'esbuild';
import { type LabHost, startLabHost } from '../../scripts/lab/node-host.ts';
import { policyAt } from '../../src/lab/addresses.ts';
import { type DecisionReport, reportOf } from '../../src/lab/decision-report.ts';
import { FIXED, fixedEnv, requestsOf, type Sent } from '../hosts/make.ts';
import { onRequest } from '../hosts/on-request.ts';
import { type RawAnswer, sendRaw } from '../hosts/raw-client.ts';
import { ROWS } from '../hosts/requests.ts';
import { listen } from './announcements.ts';
import { expect, pathTo, test } from './site.ts';

/**
 * One engine on three hosts: a module in a page, the service worker that the site ships, and the server of
 * `npm run lab`. Each gets the same requests at the same time with the same randomness; decisions are compared as they
 * are announced, before a host makes bytes of them.
 */

const PAGE_MODULE = 'hosts-page.js';
const site = process.env['SITE_ADDRESS'] ?? '';
const { origin } = new URL(site);

let host: LabHost;
let env = fixedEnv(FIXED);
let decided: DecisionReport | null = null;
let contexts: BrowserContext[] = [];
let plainPage: Page;
let workerPage: Page;

test.beforeAll(async ({ browser }) => {
  host = await startLabHost({
    base: pathTo(''),
    policyOf: (id, now) => policyAt(id, now / 1000),
    credentialsOf: async () => null,
    index: () => '',
    env: {
      now: () => env.now(),
      random: (bytes) => env.random(bytes),
      state: {
        get: (key) => env.state.get(key),
        set: (key, value) => env.state.set(key, value),
        delete: (key) => env.state.delete(key),
      },
    },
    onDecision: (id, { method }, decision) => {
      decided = reportOf(id, method, decision);
    },
  });
  const [one, other] = [await browser.newContext(), await browser.newContext()];
  contexts = [one, other];
  [plainPage, workerPage] = await Promise.all([startPage(one), startWorker(other)]);
});

test.afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await host.close();
});

/** A page of the site, under its policy, that has loaded the engine as a module of its own origin. */
async function startPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const { outputFiles } = await build({
    entryPoints: ['tests/hosts/page.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  const body = outputFiles[0]?.text ?? '';
  await page.route(`**/${PAGE_MODULE}`, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  await page.goto(site);
  return page;
}

/** The page that starts the service worker, with the worker in charge. */
async function startWorker(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${site}lab/devtools/`);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('status')).toContainText('Ready');
  await listen(page);
  return page;
}

function inPage(requests: readonly Sent[]): Promise<DecisionReport | null> {
  return plainPage.evaluate(
    async ([module, sent]) => {
      const { decideInPage } = await import(module);
      return decideInPage(sent);
    },
    [pathTo(PAGE_MODULE), requests] as const,
  );
}

async function inWorker(requests: readonly Sent[]): Promise<{ report: DecisionReport; answer: RawAnswer }> {
  const calls = requests.map(({ method, target, lines, body }) => {
    const { headers, rest } = onRequest(lines);
    const standIns = rest.map(([name, value], at) =>
      name === 'Authorization' && at === 0 ? [name, value] : [`Lab-${name}`, value],
    );
    return { target, init: { method, headers: [...headers, ...standIns] as [string, string][] }, body };
  });
  return workerPage.evaluate(
    async ([fixed, sent]) => {
      await new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        navigator.serviceWorker.controller?.postMessage({ lab: 'reset', ...fixed }, [port2]);
      });
      let last: { report: DecisionReport; answer: RawAnswer } | undefined;
      for (const { target, init, body } of sent) {
        const { status, headers } = await fetch(target, body === '' ? init : { ...init, body });
        const joined = headers.get('WWW-Authenticate');
        const report = await window.nextDecision?.();
        if (report === undefined) throw new Error('Nobody listens');
        last = { report, answer: { status, challenges: joined === null ? [] : [joined] } };
      }
      if (last === undefined) throw new Error('No request was sent');
      return last;
    },
    [FIXED, calls] as const,
  );
}

async function inNode(
  requests: readonly Sent[],
): Promise<{ report: DecisionReport | null; answer: RawAnswer }> {
  env = fixedEnv(FIXED);
  decided = null;
  let answer: RawAnswer = { status: 0, challenges: [] };
  for (const sent of requests) answer = await sendRaw(host.origin, origin, sent);
  return { report: decided, answer };
}

for (const row of ROWS) {
  test(`${row.id} is decided alike in a page, in the worker and in Node`, async () => {
    const requests = await requestsOf(row, origin, pathTo(''));
    const [page, worker, node] = [await inPage(requests), await inWorker(requests), await inNode(requests)];
    expect(page).toMatchObject({ resource: row.at, status: row.status, outcome: row.outcome });
    expect(worker.report).toEqual(page);
    expect(node.report).toEqual(page);

    const written = node.answer.challenges.join(', ');
    expect(node.answer.status).toBe(row.status);
    expect(worker.answer).toEqual({
      status: row.status,
      challenges: written === '' ? [] : [written],
    });
    const meant = page?.challenges ?? [];
    if (row.at === 'no-challenge') expect(written).toBe('');
    else expect(written).toBe(meant.join(', '));
    if (row.at !== 'bearer-basic-joined' && row.at !== 'no-challenge') {
      expect(node.answer.challenges).toEqual(meant);
    }
  });
}
