import { COPY_FORMATS, type CopyFormat } from '#site/copy-formats.ts';
import { COPY_WORDS } from '#site/words.ts';
import { make } from './search-dom.ts';

/** Distance that the menu keeps from the edges of the window, in pixels. */
const MARGIN = 12;

/** What a menu of formats needs to know. */
export interface MenuOptions {
  /** Called when the menu is about to be opened, so that what it copies can be loaded. */
  prepare(): void;
  /** Resolves with the formats that can be copied; never rejects. */
  offered(): Promise<(format: CopyFormat) => boolean>;
  copy(format: CopyFormat): void;
  /** Copies the page as it is. */
  copyPage(): void;
}

/** A menu button with the formats. Arrow keys, Home and End move, a letter leads to its format, Escape closes. */
export function formatMenu({ prepare, offered, copy, copyPage }: MenuOptions): HTMLElement {
  const button = make(
    'button',
    {
      ...{ type: 'button', id: 'copy-more', 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
      ...{ 'aria-controls': 'copy-menu', 'aria-label': COPY_WORDS.more, title: COPY_WORDS.more },
    },
    '▾',
  );
  const menu = make('div', { role: 'menu', id: 'copy-menu', 'aria-labelledby': 'copy-more', hidden: '' });
  const host = make('span', { class: 'copy-more', 'data-pagefind-ignore': '' }, button, menu);
  const items = (): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];

  const close = (): void => {
    menu.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  };
  const open = async (at: number): Promise<void> => {
    const can = await offered();
    const formats = COPY_FORMATS.filter(can);
    menu.replaceChildren(
      ...formats.map((format) => itemOf(COPY_WORDS.formats[format], () => copy(format))),
      itemOf(COPY_WORDS.page, copyPage),
    );
    menu.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    keepInWindow(menu);
    items().at(at)?.focus();
  };
  const itemOf = (words: string, act: () => void): HTMLElement => {
    const item = make('button', { type: 'button', role: 'menuitem', tabindex: '-1' }, words);
    item.addEventListener('click', () => {
      close();
      button.focus();
      act();
    });
    return item;
  };

  button.addEventListener('pointerenter', prepare);
  button.addEventListener('focus', prepare);
  button.addEventListener('click', () => {
    if (menu.hidden) void open(0);
    else close();
  });
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    void open(event.key === 'ArrowDown' ? 0 : -1);
  });
  menu.addEventListener('keydown', (event) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = placeFor(event.key, at, all);
    if (event.key === 'Escape') {
      close();
      button.focus();
    } else if (to !== undefined) all.at(to)?.focus();
    else return;
    event.preventDefault();
  });
  host.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && host.contains(relatedTarget))) close();
  });
  addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !host.contains(target)) close();
  });
  return host;
}

/** The place that a key leads to from `at`; undefined where it leads nowhere. */
function placeFor(key: string, at: number, items: readonly HTMLElement[]): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % items.length;
  if (key === 'ArrowUp') return (at - 1 + items.length) % items.length;
  if (key === 'Home') return 0;
  if (key === 'End') return items.length - 1;
  if (!/^\S$/.test(key)) return undefined;
  const begins = (item: HTMLElement): boolean => item.textContent.toLowerCase().startsWith(key.toLowerCase());
  const after = items.findIndex((item, place) => place > at && begins(item));
  const found = after < 0 ? items.findIndex(begins) : after;
  return found < 0 ? undefined : found;
}

/** Moves a menu that stands half outside. */
function keepInWindow(menu: HTMLElement): void {
  menu.style.translate = '';
  const { left, right } = menu.getBoundingClientRect();
  const over = Math.max(0, right - (document.documentElement.clientWidth - MARGIN));
  menu.style.translate = `${-Math.min(over, Math.max(0, left - MARGIN))}px`;
}
