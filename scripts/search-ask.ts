import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import type { SearchIndex } from '#search/entry.ts';
import { loadPagefind } from '#search/pagefind-leg.ts';
import { createSearcher } from '#search/searcher.ts';
import { loadSettings } from '../integrations/settings.ts';
import { CHROMIUM, CHROMIUM_FLAGS } from './chromium.ts';
import { startServer } from './serve.ts';

/** One row of an answer, as shown. */
export interface Shown {
  readonly kind: string;
  readonly slug: string;
}

/** What the site answers to one question: five rows at most, and whether it calls them sure. */
export interface Answer {
  readonly confident: boolean;
  readonly results: readonly Shown[];
}

/** Asks the site; close it when done. */
export interface Asker {
  ask(question: string): Promise<Answer>;
  close(): Promise<void>;
}

const SHOWN = 5;
/** Longest time, in milliseconds, for one answer in the browser. */
const LIMIT = 30_000;

/** Asks the search page of the built site in headless Chromium, as a visitor with `#q=…` does. */
export async function browserAsker(dist: string): Promise<Asker> {
  const server = await startServer({ dir: dist, base: loadSettings().basePath });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_FLAGS] });
  const page = await browser.newPage();
  page.setDefaultTimeout(LIMIT);
  await page.goto(`${server.url}search/#q=401`);
  await page.locator('[data-results][data-state=done]').waitFor({ state: 'attached' });
  return {
    async ask(question) {
      await page.evaluate(
        (hash) =>
          new Promise<void>((resolve) => {
            if (location.hash.slice(1) === hash) return resolve();
            addEventListener('hashchange', () => resolve(), { once: true });
            location.hash = hash;
          }),
        new URLSearchParams({ q: question }).toString(),
      );
      await page.locator('[data-results][data-state=done]').waitFor({ state: 'attached' });
      return page.locator('[data-results]').evaluate((list: HTMLElement, most: number) => {
        const rows = [...list.querySelectorAll<HTMLElement>(':scope > li')].slice(0, most);
        const results = rows.map((row) => ({
          kind: row.dataset['kind'] ?? '',
          slug: row.dataset['slug'] ?? '',
        }));
        return { confident: list.dataset['confident'] === 'true', results };
      }, SHOWN);
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Asks the same modules in Node. Pagefind reads its files through `fetch`, which Node lacks for files. */
export async function nodeAsker(dist: string, index: SearchIndex): Promise<Asker> {
  const overHttp = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith('file:')) return overHttp(input, init);
    return new Response(await readFile(fileURLToPath(url.replace(/\?.*$/, ''))));
  };
  const pages: Record<string, string> = JSON.parse(await readFile(join(dist, 'pagefind/pages.json'), 'utf8'));
  const folder = pathToFileURL(join(dist, 'pagefind/')).href;
  const searcher = createSearcher(index, await loadPagefind({ folder, build: index.build, pages }));
  return {
    async ask(question) {
      const { confident, results } = await searcher.full(question);
      return {
        confident,
        results: results.slice(0, SHOWN).map(({ entry: { kind, slug } }) => ({ kind, slug })),
      };
    },
    async close() {
      globalThis.fetch = overHttp;
    },
  };
}
