import { COPY_WORDS } from '#site/words.ts';
import { announce, copy, flash } from './copy-write.ts';

/** Fetches the page's Markdown twin. Rejects where there is none or it does not come. */
async function twinOfPage(): Promise<string> {
  const link = document.querySelector<HTMLLinkElement>('link[rel=alternate][type="text/markdown"]');
  const response = await fetch(link?.href ?? '');
  if (!response.ok) throw new Error(`The Markdown of the page: ${response.status}`);
  return response.text();
}

/**
 * What a press of a button does that copies the whole page as Markdown. The text is asked for at once: browsers let a
 * page write to the clipboard for a short time after the press only.
 */
export function pageCopy(button: HTMLElement): () => Promise<void> {
  let loading: Promise<string> | undefined;
  const load = (): Promise<string> => {
    loading ??= twinOfPage();
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  load().catch(() => undefined);
  return async () => {
    try {
      const plain = await load();
      if (await copy({ plain }, button, COPY_WORDS.said(COPY_WORDS.page))) flash(button);
    } catch {
      flash(button, COPY_WORDS.missing);
      announce(button, COPY_WORDS.missing);
    }
  };
}
