import { isPaste } from '#search/paste.ts';
import { href } from '#site/href.ts';
import { openDialog } from './search-dialog.ts';
import { quickSearcher } from './search-engine.ts';

/**
 * Sends what stands in the box of the home page on its way: to the fix that it names exactly, for a paste to the
 * dialog on this page, else to the search page. Nothing typed enters a request.
 */
export async function find(form: HTMLFormElement): Promise<void> {
  const text = form.querySelector('textarea')?.value.trim() ?? '';
  if (text === '') return location.assign(href('/search/'));
  const searcher = await quickSearcher().catch(() => undefined);
  const only = searcher?.quick(text).only;
  if (only) return location.assign(href(`/${only.url}`));
  if (!isPaste(text)) return location.assign(href(`/search/#${new URLSearchParams({ q: text })}`));
  openDialog(text);
}
