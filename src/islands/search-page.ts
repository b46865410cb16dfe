import type { Filters, SearchIndex } from '#search/entry.ts';
import { isPaste } from '#search/paste.ts';
import { BASE } from '#site/href.ts';
import { READERS } from '#site/site.ts';
import { SEARCH_WORDS } from '#site/words.ts';
import { connect } from './search-controller.ts';
import { submitter } from './search-dialog.ts';
import { make } from './search-dom.ts';
import { loadIndex } from './search-engine.ts';

/**
 * `<search-page>` around a search form: results below it, filters by audience and software, the question in the
 * fragment (`#q=…`), which no request carries. With `data-suggest` (on the page for unknown addresses) it asks
 * for the words of the address first.
 */
class SearchPage extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const field = this.querySelector('textarea');
    if (!form || !field) return;
    const chosen = { audience: '', software: '' };
    const search = connect(field, (): Filters => ({ ...chosen }));
    const submit = submitter(field, search);
    const suggesting = this.hasAttribute('data-suggest');
    const filters = make('div', { class: 'filters' });
    this.append(filters, search.panel);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void submit();
    });

    const keep = (): void => {
      const asked = field.value.trim();
      const state = new URLSearchParams();
      // A paste can hold a secret, and addresses are kept in the history.
      if (asked !== '' && !isPaste(asked)) state.set('q', asked);
      for (const [name, value] of Object.entries(chosen)) if (value) state.set(name, value);
      const hash = state.toString();
      history.replaceState(history.state, '', hash ? `#${hash}` : location.pathname);
    };
    const read = (): void => {
      const state = new URLSearchParams(location.hash.slice(1));
      const asked = state.get('q');
      chosen.audience = state.get('audience') ?? '';
      chosen.software = state.get('software') ?? '';
      for (const select of filters.querySelectorAll('select')) {
        select.value = select.dataset['filter'] === 'software' ? chosen.software : chosen.audience;
      }
      if (asked !== null) field.value = asked;
      if (field.value.trim() !== '') void search.run(suggesting);
    };
    if (!suggesting) {
      field.addEventListener('change', keep);
      addEventListener('hashchange', read);
    }

    const choice = (
      name: keyof typeof chosen,
      label: string,
      options: ReadonlyArray<readonly [string, string]>,
    ) => {
      const select = make('select', { 'data-filter': name });
      for (const [value, text] of [['', SEARCH_WORDS.any] as const, ...options])
        select.append(make('option', { value }, text));
      select.value = chosen[name];
      select.addEventListener('change', () => {
        chosen[name] = select.value;
        if (!suggesting) keep();
        void search.run();
      });
      return make('label', {}, `${label} `, select);
    };
    const fill = (index: SearchIndex): void => {
      const audiences = Object.entries(READERS).map(([slug, { chip }]) => [slug, chip] as const);
      const software = Object.entries(index.software).sort((a, b) => a[1].localeCompare(b[1], 'en'));
      filters.replaceChildren(
        choice('audience', SEARCH_WORDS.reader, audiences),
        choice('software', SEARCH_WORDS.software, software),
      );
    };
    if (suggesting && field.value === '') field.value = wordsOf(location.pathname);
    read();
    if (!suggesting) keep();
    loadIndex().then(fill, () => undefined);
  }
}

/** The words of an unknown address: `/fix/token-expird/` asks for "token expird". */
function wordsOf(path: string): string {
  const last = decodeURI(path.slice(BASE.length)).split('/').filter(Boolean).at(-1) ?? '';
  return last.replace(/\.\w+$/, '').replace(/[-_+]+/g, ' ');
}

customElements.define('search-page', SearchPage);
