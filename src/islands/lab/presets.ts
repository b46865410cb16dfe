import { LAB_WORDS } from '#site/words.ts';
import { make } from '../search-dom.ts';

/** The picker of presets. It reads the index of the page, whose links hold the states. */
export interface PresetPicker {
  readonly element: HTMLElement;
  /** Shows which preset the fragment of the address is. */
  show(hash: string): void;
}

/** One entry of the index: its title, and the fragments of its two states. */
interface Entry {
  readonly title: string;
  readonly group: string;
  readonly broken: string;
  readonly fixed: string;
}

export function presetPicker(): PresetPicker {
  const entries = [...document.querySelectorAll<HTMLElement>('[data-presets] li')].flatMap(entryOf);
  const own = make('option', { value: '' }, LAB_WORDS.own);
  const select = make('select', { autocomplete: 'off' }, own);
  for (const group of new Set(entries.map((entry) => entry.group))) {
    const options = entries.flatMap((entry, index) =>
      entry.group === group ? [make('option', { value: String(index) }, entry.title)] : [],
    );
    select.append(make('optgroup', { label: group }, ...options));
  }
  const other = make('button', { type: 'button' });
  const element = make('div', { class: 'picker' }, make('label', {}, LAB_WORDS.preset, select), other);
  let entry: Entry | undefined;
  let broken = true;

  select.addEventListener('change', () => {
    const chosen = entries[Number(select.value)];
    if (select.value !== '' && chosen) location.hash = chosen.broken;
  });
  other.addEventListener('click', () => {
    if (entry) location.hash = broken ? entry.fixed : entry.broken;
  });
  const show = (hash: string): void => {
    const at = entries.findIndex((each) => each.broken === hash || each.fixed === hash);
    entry = entries[at];
    broken = entry?.broken === hash;
    select.value = entry ? String(at) : '';
    other.hidden = entry === undefined;
    other.textContent = broken ? LAB_WORDS.showFixed : LAB_WORDS.showBroken;
  };
  return { element, show };
}

function entryOf(line: HTMLElement): readonly Entry[] {
  const hash = (state: string): string =>
    line.querySelector<HTMLAnchorElement>(`a[data-state=${state}]`)?.hash ?? '';
  const title = line.querySelector('[data-title]')?.textContent ?? '';
  const group = line.closest('[data-presets]')?.querySelector('h3')?.textContent ?? '';
  return [{ title, group, broken: hash('broken'), fixed: hash('fixed') }];
}
