import { href } from '#site/href.ts';
import { SEARCH_WORDS } from '#site/words.ts';

/**
 * The only part of search that every page runs: it waits for Ctrl/Cmd+K, a click on a search link or the first
 * focus of a search field, and then loads the rest. Whatever fails to load, the link or the form's own target,
 * the index of fixes, is opened instead.
 */
const address = new URL(location.href);
const page = document.querySelector('search-page');
const asked = page && address.searchParams.get('q');
if (page && asked !== null) {
  // What was asked must not stand in an address that is sent again. Words come back as its fragment, a paste does not.
  address.searchParams.delete('q');
  history.replaceState(history.state, '', address);
  const field = page.querySelector('textarea');
  if (field) field.value = asked;
}

async function open(fallback: string): Promise<void> {
  try {
    (await import('./search-ui.ts')).openDialog();
  } catch {
    location.assign(fallback);
  }
}

addEventListener('click', (event) => {
  const link =
    event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[data-search-open]');
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  void open(link.href);
});

addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey)
    return;
  event.preventDefault();
  void open(href('/search/'));
});

if (page) {
  const load = (): void => {
    import('./search-ui.ts').catch(() => {
      if (page.querySelector('[role=status]')) return;
      const sentence = document.createElement('p');
      sentence.setAttribute('role', 'status');
      sentence.textContent = SEARCH_WORDS.missing;
      page.append(sentence);
    });
  };
  if (asked !== null || /^#(?:.*&)?q=/.test(location.hash) || page.hasAttribute('data-suggest')) load();
  else page.addEventListener('focusin', load, { once: true });
  addEventListener('hashchange', load);
}

const box = document.querySelector<HTMLFormElement>('form[data-search-box]');
if (box) {
  const load = (): Promise<typeof import('./search-ui.ts')> => import('./search-ui.ts');
  box.addEventListener('focusin', () => void load().catch(() => undefined), { once: true });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    box.requestSubmit();
  });
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    load()
      .then((module) => module.find(box))
      .catch(() => location.assign(box.action));
  });
}
