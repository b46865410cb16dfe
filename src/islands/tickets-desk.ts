import type { SearchEntry } from '#search/entry.ts';
import { COPY_FORMATS, type CopyFormat, copyClip, isCopyFormat } from '#site/copy-formats.ts';
import { COPY_WORDS, TICKET_WORDS } from '#site/words.ts';
import { addSheet } from './add-sheet.ts';
import { copy } from './copy-write.ts';
import { make } from './search-dom.ts';
import css from './tickets.css?inline';
import { fixesFor, loadReplies, sourceOf } from './tickets-data.ts';

/**
 * Fills `host` with the desk: a field with a list of five fixes below it, a choice of format and what will be copied.
 * Enter copies, arrow keys choose. The format stands in the fragment (`#format=jira`); `#q=…` there is asked at once.
 */
export function mountDesk(host: HTMLElement): void {
  addSheet(css);
  const field = make('input', {
    ...{ id: 'ticket-words', type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false' },
    ...{ 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'ticket-fixes' },
    ...{ 'aria-describedby': 'ticket-keys', placeholder: TICKET_WORDS.example },
  });
  const select = make(
    'select',
    {},
    ...COPY_FORMATS.map((value) => make('option', { value }, COPY_WORDS.formats[value])),
  );
  const form = make(
    'form',
    { class: 'ask', role: 'search', 'aria-label': TICKET_WORDS.name },
    make('label', { class: 'sr', for: 'ticket-words' }, TICKET_WORDS.field),
    field,
    make(
      'div',
      { class: 'filters' },
      make('span', { id: 'ticket-keys' }, TICKET_WORDS.keys),
      make('label', {}, `${TICKET_WORDS.format} `, select),
      make('button', { class: 'btn primary', type: 'submit' }, TICKET_WORDS.copy),
    ),
  );
  const list = make('ul', { role: 'listbox', id: 'ticket-fixes', 'aria-label': TICKET_WORDS.found });
  const status = make('p', { role: 'status', class: 'soft' });
  const text = make('p');
  const preview = make(
    'section',
    { hidden: '', 'aria-label': TICKET_WORDS.preview },
    make('p', { class: 'soft' }, TICKET_WORDS.preview),
    make('div', { class: 'say' }, text),
  );
  host.replaceChildren(make('div', { class: 'desk' }, form, status, list, preview));

  let format: CopyFormat = 'reply';
  let found: readonly SearchEntry[] = [];
  let replies: ReadonlyMap<string, string> = new Map();
  let chosen = 0;
  let asked = 0;
  let answered: Promise<void> = Promise.resolve();

  const sourceAt = (at: number) => {
    const entry = found[at];
    return entry && sourceOf(entry, replies.get(entry.id ?? ''));
  };
  const choose = (at: number): void => {
    chosen = at;
    [...list.children].forEach((option, place) => {
      option.setAttribute('aria-selected', String(place === at));
    });
    const source = sourceAt(at);
    field.setAttribute('aria-expanded', String(source !== undefined));
    if (source === undefined) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `ticket-fix-${at}`);
    preview.hidden = source === undefined;
    text.textContent = source === undefined ? '' : copyClip(source, format).plain;
  };
  const show = (entries: readonly SearchEntry[], sentence: string): void => {
    found = entries;
    list.replaceChildren(...entries.map(optionOf));
    status.textContent = sentence;
    choose(0);
  };
  const optionOf = ({ id = '', title, lede }: SearchEntry, at: number): HTMLElement => {
    const words = TICKET_WORDS.who(id.toUpperCase(), title.replaceAll('`', ''));
    const option = make(
      'li',
      { role: 'option', id: `ticket-fix-${at}`, 'data-fix': id },
      words,
      make('small', {}, lede.replaceAll('`', '')),
    );
    option.addEventListener('click', () => {
      choose(at);
      void copyChosen();
    });
    return option;
  };
  const ask = async (): Promise<void> => {
    const turn = ++asked;
    const words = field.value.trim();
    try {
      const [entries, loaded] = await Promise.all([words === '' ? [] : fixesFor(words), loadReplies()]);
      if (turn !== asked) return;
      replies = loaded;
      show(entries, words === '' ? '' : sentenceFor(entries.length));
    } catch {
      if (turn === asked) show([], TICKET_WORDS.missing);
    }
  };
  const copyChosen = async (): Promise<void> => {
    await answered;
    const source = sourceAt(chosen);
    if (source === undefined) return;
    const written = format === 'reply' && source.reply === undefined ? 'sentence' : format;
    const what = TICKET_WORDS.who((source.id ?? '').toUpperCase(), COPY_WORDS.formats[written]);
    if (await copy(copyClip(source, format), host, '')) status.textContent = COPY_WORDS.said(what);
  };

  field.addEventListener('input', () => {
    answered = ask();
  });
  field.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape' && field.value !== '') {
      field.value = '';
      answered = ask();
    } else if (step !== undefined && found.length > 0) {
      choose((chosen + step + found.length) % found.length);
    } else return;
    event.preventDefault();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void copyChosen();
  });
  select.addEventListener('change', () => {
    if (isCopyFormat(select.value)) format = select.value;
    history.replaceState(history.state, '', `#${new URLSearchParams({ format })}`);
    choose(chosen);
  });
  const read = (): void => {
    const state = new URLSearchParams(location.hash.slice(1));
    const named = state.get('format') ?? '';
    format = isCopyFormat(named) ? named : 'reply';
    select.value = format;
    const words = state.get('q');
    if (words !== null) field.value = words;
    answered = ask();
  };
  addEventListener('hashchange', read);
  read();
  if (document.activeElement === document.body && document.querySelector(':target') === null)
    field.focus({ preventScroll: true });
}

function sentenceFor(count: number): string {
  return count === 0 ? TICKET_WORDS.none : TICKET_WORDS.count(count);
}
