import { COPY_WORDS } from '#site/words.ts';
import { copy, flash } from './copy-write.ts';

/** What a press of a button does that copies the text beside it. */
export function textCopy(button: HTMLElement): () => Promise<void> {
  return async () => {
    const text = (button.closest('[data-say]')?.querySelector('[data-text]')?.textContent ?? '').trim();
    if (await copy({ plain: text }, button, COPY_WORDS.saidText)) flash(button);
  };
}
