import { LAB_WORDS } from '#site/words.ts';
import { make } from '../search-dom.ts';

let count = 0;

/**
 * Pieces of messages, links with `data-about`, open a note below their message instead of the page that they lead
 * to: one at a time, closed by the same piece, by its button or by Escape. The sentences are loaded on the first
 * use; when that fails, the link is followed.
 */
export function openNotes(within: HTMLElement): void {
  const close = make('button', { type: 'button' }, LAB_WORDS.close);
  const words = make('p', { role: 'status' });
  count += 1;
  const note = make('div', { class: 'explained', id: `explained-${count}` }, words, close);
  let opener: HTMLAnchorElement | null = null;

  const shut = (): void => {
    opener?.setAttribute('aria-expanded', 'false');
    if (note.contains(document.activeElement)) opener?.focus();
    opener = null;
    note.remove();
  };
  const open = async (piece: HTMLAnchorElement, about: string): Promise<void> => {
    const { explanationOf } = await import('#lab/explain/explanations.ts');
    const found = explanationOf(about);
    if (found === null) throw new RangeError(`nothing explains ${about}`);
    shut();
    opener = piece;
    piece.setAttribute('aria-expanded', 'true');
    piece.setAttribute('aria-controls', note.id);
    piece.closest('.msg')?.append(note);
    words.replaceChildren(make('b', {}, found.name), ` ${found.sentence} `, make('small', {}, found.rule));
  };

  within.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    if (target === close) return shut();
    const piece = target.closest<HTMLAnchorElement>('a[data-about]');
    const about = piece?.dataset['about'];
    if (!piece || about === undefined) return;
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (piece === opener) return shut();
    open(piece, about).catch(() => location.assign(piece.href));
  });
  within.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || opener === null) return;
    event.preventDefault();
    const from = opener;
    shut();
    from.focus();
  });
}
