import type { Filters } from '#search/entry.ts';
import type { Outcome } from '#search/searcher.ts';
import { href } from '#site/href.ts';
import { SEARCH_WORDS } from '#site/words.ts';
import { make } from './search-dom.ts';
import { fullSearcher, loadIndex, quickSearcher } from './search-engine.ts';
import { row } from './search-results.ts';

const SHOWN = 5;
const MORE = 20;
/** Pause in typing, in milliseconds, after which a search starts. */
const PAUSE = 120;

type Names = Readonly<Record<string, string>>;

/** A field with its list of results. */
export interface Search {
  /** The list, the count and the notes; the owner places it. */
  readonly panel: HTMLElement;
  /**
   * Searches for what the field holds; resolves with the final answer, or undefined when it was overtaken.
   * With `quickly` the intent index alone answers and Pagefind is not loaded.
   */
  run(quickly?: boolean): Promise<Outcome | undefined>;
}

/**
 * Connects a field with a list of results: searches while typing, shows the quick answer at once and the merged
 * one when it is there, drops answers to what is no longer asked. Arrow keys move through the results.
 */
export function connect(field: HTMLTextAreaElement, filters: () => Filters): Search {
  const list = make('ol', { 'data-results': '', class: 'results' });
  const status = make('p', { role: 'status', class: 'soft' });
  const more = make('button', { type: 'button', hidden: '' }, SEARCH_WORDS.more);
  const panel = make('div', { class: 'found' }, status, list, more);
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const index = (): Node => make('a', { href: href('/fix/') }, SEARCH_WORDS.index);

  const show = (outcome: Outcome, query: string, names: Names): void => {
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    const before = focused?.closest('li')?.querySelector('a')?.href;
    const rows = outcome.results.slice(0, MORE).map((result) => row(result, query, names));
    list.replaceChildren(...rows.slice(0, SHOWN));
    list.dataset['confident'] = String(outcome.confident);
    more.hidden = rows.length <= SHOWN;
    more.onclick = () => {
      more.hidden = true;
      list.append(...rows.slice(SHOWN));
      rows[SHOWN]?.querySelector('a')?.focus();
    };
    if (focused !== null) {
      const same = links(list).find((link) => link.href === before);
      const copying = focused.matches('button') ? same?.closest('li')?.querySelector('button') : undefined;
      (copying ?? same ?? field).focus();
    }
  };

  const finish = (...parts: ReadonlyArray<Node | string>): void => {
    list.dataset['state'] = 'done';
    status.replaceChildren(...parts);
  };

  const clear = (): void => {
    list.replaceChildren();
    more.hidden = true;
  };

  const run = async (quickly = false): Promise<Outcome | undefined> => {
    clearTimeout(timer);
    const query = field.value.trim();
    const turn = ++asked;
    list.dataset['state'] = 'pending';
    if (query === '') {
      clear();
      finish();
      return undefined;
    }
    const chosen = filters();
    try {
      const names = await loadIndex().then(
        (loaded) => loaded.software,
        () => ({}),
      );
      const quick = await quickSearcher().catch(() => undefined);
      if (turn !== asked) return undefined;
      let outcome = quick?.quick(query, chosen);
      if (outcome) show(outcome, query, names);
      if (!outcome || !quickly) outcome = await (await fullSearcher()).full(query, chosen);
      if (turn !== asked) return undefined;
      show(outcome, query, names);
      finish(...summary(outcome, index()));
      return outcome;
    } catch {
      if (turn !== asked) return undefined;
      clear();
      finish(SEARCH_WORDS.failed, index(), '.');
      return undefined;
    }
  };

  field.addEventListener('input', () => {
    list.dataset['state'] = 'pending';
    clearTimeout(timer);
    timer = setTimeout(() => void run(), PAUSE);
  });
  field.addEventListener('keydown', (event) => {
    const below = field.value.slice(field.selectionEnd).includes('\n');
    if (event.key === 'ArrowDown' && !below) step(event, list, field, 0);
  });
  list.addEventListener('keydown', (event) => {
    const at = [...list.children].findIndex((each) => each.contains(document.activeElement));
    if (event.key === 'ArrowDown') step(event, list, field, at + 1);
    if (event.key === 'ArrowUp') step(event, list, field, at - 1);
  });
  return { panel, run };
}

function links(list: HTMLElement): HTMLAnchorElement[] {
  return [...list.querySelectorAll('a')];
}

/** Moves the focus to the result at a place; above the first stands the field. */
function step(event: Event, list: HTMLElement, field: HTMLElement, to: number): void {
  const target = to < 0 ? field : links(list)[to];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

/** The sentence above the list: how many, what was read instead of what was typed, how sure. */
function summary(outcome: Outcome, index: Node): Array<Node | string> {
  const count = outcome.results.length;
  const read = outcome.repairs.map(({ typed, read }) => SEARCH_WORDS.read(typed, read));
  if (count === 0) return [SEARCH_WORDS.none, index, '.'];
  const total = SEARCH_WORDS.count(count, Math.min(count, SHOWN));
  if (outcome.confident) return [...read, total];
  const scenarios = make('a', { href: href('/scenarios/') }, SEARCH_WORDS.start);
  return [...read, total, SEARCH_WORDS.unsure, scenarios, '.'];
}
