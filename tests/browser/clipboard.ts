import type { Page } from '@playwright/test';

/** What the clipboard holds, by type; the text of a type that it lacks is empty. */
export async function clipboard(page: Page): Promise<{ readonly plain: string; readonly html: string }> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> =>
      item?.types.includes(type) ? (await item.getType(type)).text() : '';
    return { plain: await read('text/plain'), html: await read('text/html') };
  });
}

/** Puts something else into the clipboard, so that what is read later was written later. */
export async function soil(page: Page): Promise<void> {
  await page.evaluate(() => navigator.clipboard.writeText('before'));
}
