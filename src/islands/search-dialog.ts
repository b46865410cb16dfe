import { href } from '#site/href.ts';
import { SEARCH_WORDS } from '#site/words.ts';
import { connect, type Search } from './search-controller.ts';
import { make } from './search-dom.ts';

interface Parts {
  readonly dialog: HTMLDialogElement;
  readonly field: HTMLTextAreaElement;
  readonly search: Search;
}

let parts: Parts | undefined;

/** Opens the search dialog, with a text in its field if one is given. The browser gives the focus back on close. */
export function openDialog(text?: string): void {
  parts ??= build();
  const { dialog, field, search } = parts;
  if (!dialog.open) dialog.showModal();
  if (text !== undefined) {
    field.value = text;
    void search.run();
  }
  field.focus();
  field.select();
}

function build(): Parts {
  const field = make('textarea', {
    rows: '1',
    id: 'search-field',
    placeholder: SEARCH_WORDS.example,
  });
  const close = make('button', { type: 'button' }, SEARCH_WORDS.close);
  const form = make(
    'form',
    { class: 'ask', role: 'search', action: href('/fix/') },
    make('label', { class: 'sr', for: 'search-field' }, SEARCH_WORDS.field),
    field,
    make('div', {}, make('span', {}, SEARCH_WORDS.stays), close),
  );
  const search = connect(field, () => ({}));
  const dialog = make('dialog', { class: 'search', 'aria-label': SEARCH_WORDS.name }, form, search.panel);
  const submit = submitter(field, search);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  return { dialog, field, search };
}

/**
 * What Enter does in a search field: it searches at once, opens the page that the words name exactly, and else
 * moves to the first result. Shift+Enter adds a line.
 */
export function submitter(field: HTMLTextAreaElement, search: Search): () => Promise<void> {
  const submit = async (): Promise<void> => {
    const asked = field.value;
    const outcome = await search.run();
    if (!outcome || field.value !== asked) return;
    if (outcome.only) location.assign(href(`/${outcome.only.url}`));
    else if (document.activeElement === field) search.panel.querySelector<HTMLElement>('li a')?.focus();
  };
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  return submit;
}
