import type { Clip } from '#site/copy-formats.ts';
import { COPY_WORDS } from '#site/words.ts';
import { make } from './search-dom.ts';

/** How long a button says that it copied, in milliseconds. */
const SAID = 2500;

/**
 * Writes markup and text to the clipboard at once and says so in the live region next to `from`, unless `said` is
 * empty. Where the browser
 * has no clipboard or refuses, shows the text, selected, in a dialog. Resolves with whether it was written.
 */
export async function copy(clip: Clip, from: Element, said: string): Promise<boolean> {
  try {
    await write(clip);
  } catch {
    showText(clip.plain);
    return false;
  }
  if (said !== '') announce(from, said);
  return true;
}

async function write({ plain, html }: Clip): Promise<void> {
  if (html !== undefined && typeof ClipboardItem === 'function') {
    const item = new ClipboardItem({
      'text/plain': new Blob([plain], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    });
    try {
      return await navigator.clipboard.write([item]);
    } catch {
      // Some browsers take text alone.
    }
  }
  await navigator.clipboard.writeText(plain);
}

/** Turns the words of a button into "Copied", or into a sign, for a moment. */
export function flash(button: HTMLElement, text: string = COPY_WORDS.copied): void {
  const words = button.dataset['words'] ?? button.textContent;
  button.dataset['words'] = words;
  button.textContent = text;
  setTimeout(() => {
    button.textContent = words;
  }, SAID);
}

/** Tells a screen reader. A dialog hides what is outside of it, so it has a region of its own. */
export function announce(from: Element, text: string): void {
  const root = from.closest('dialog') ?? document.body;
  let region = root.querySelector<HTMLElement>(':scope > [data-said]');
  if (region === null) {
    region = make('div', { class: 'sr', 'aria-live': 'polite', 'data-said': '' });
    root.append(region);
  }
  const said = region;
  said.textContent = '';
  // A region that is filled as it is made, or with the same words again, is not read.
  setTimeout(() => {
    said.textContent = text;
  }, 100);
}

function showText(text: string): void {
  const field = make('textarea', { readonly: '', rows: '3', 'aria-label': COPY_WORDS.byHand });
  field.value = text;
  const close = make('button', { type: 'button' }, COPY_WORDS.close);
  const dialog = make(
    'dialog',
    { class: 'search', 'aria-label': COPY_WORDS.byHand },
    make('div', { class: 'ask' }, field, make('div', {}, make('span', {}, COPY_WORDS.byHandWhy), close)),
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
  field.select();
}
