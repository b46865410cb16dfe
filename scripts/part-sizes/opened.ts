import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { CHROMIUM, CHROMIUM_FLAGS } from '../chromium.ts';
import { startServer } from '../serve.ts';

/**
 * The modules that Chromium loads when it opens a page of a built site, until `ready` is in it and nothing more is
 * asked for; their addresses, in the order asked. Null where there is no Chromium.
 */
export async function openedModules(
  folder: string,
  base: string,
  path: string,
  ready: string,
): Promise<readonly string[] | null> {
  if (!existsSync(CHROMIUM)) return null;
  const server = await startServer({ dir: folder, base });
  try {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_FLAGS] });
    try {
      const page = await browser.newPage();
      const asked = new Set<string>();
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (request.resourceType() === 'script') asked.add(pathname);
      });
      await page.goto(server.url + path.slice(1));
      await page.waitForSelector(ready, { state: 'attached' });
      await page.waitForLoadState('networkidle');
      return [...asked];
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
