import { COPY_STATES } from '#site/words.ts';

/*
 * Buttons with `data-copy="text"` copy the text beside them. `data-copy="link"` copies the link of the page: that, the
 * menu of other forms and the buttons of the steps are loaded with the first sign that somebody uses the page.
 */

/** How long a button says what came of it, in milliseconds. */
const SAID = 2500;

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const words = button.textContent;
  const say = (text: string): void => {
    button.textContent = text;
    setTimeout(() => {
      button.textContent = words;
    }, SAID);
  };
  button.hidden = false;
  if (button.dataset['copy'] === 'link') {
    loadOnUse(button, () => say(COPY_STATES.missing));
    continue;
  }
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    const text = (button.closest('[data-say]')?.querySelector('[data-text]')?.textContent ?? '').trim();
    try {
      await navigator.clipboard.writeText(text);
      say(COPY_STATES.copied);
    } catch {
      say(COPY_STATES.blocked);
    }
  });
}

function loadOnUse(button: HTMLButtonElement, fail: () => void): void {
  let loading: Promise<() => void> | undefined;
  const load = (): Promise<() => void> => {
    loading ??= import('./copy-fix.ts').then(({ mountCopies }) => mountCopies(button));
    return loading;
  };
  const early = (): void => {
    load().catch(() => {
      loading = undefined;
    });
  };
  for (const sign of ['pointermove', 'keydown', 'focusin']) addEventListener(sign, early, { once: true });
  // Nothing hovers on a touch screen: what is to be seen there is made once the page has time.
  if (matchMedia('(hover: none)').matches) setTimeout(early, 1000);
  button.addEventListener('click', () => {
    load().then(
      (press) => press(),
      () => {
        loading = undefined;
        fail();
      },
    );
  });
}
