/*
 * Buttons with `data-copy="text"` copy the text beside them, `"link"` the link of the page, `"page"` all of it. What
 * they do is loaded with the first sign that somebody uses them; on a fix that is any sign of use, because the menu of
 * forms and the buttons of the steps are made then.
 */

type Press = () => unknown;

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const onPage = button.dataset['copy'] === 'link';
  const start = async (): Promise<Press> => {
    if (onPage) return (await import('./copy-fix.ts')).mountCopies(button);
    if (button.dataset['copy'] === 'page') return (await import('./copy-page.ts')).pageCopy(button);
    return (await import('./copy-text.ts')).textCopy(button);
  };
  let loading: Promise<Press> | undefined;
  const load = (): Promise<Press> => {
    loading ??= start();
    return loading;
  };
  const early = (): void => {
    load().catch(() => {
      loading = undefined;
    });
  };
  const place: EventTarget = onPage ? window : button;
  for (const sign of ['pointermove', 'keydown', 'focusin'])
    place.addEventListener(sign, early, { once: true });
  // Nothing hovers on a touch screen: what is to be seen there is made once the page has time.
  if (onPage && matchMedia('(hover: none)').matches) setTimeout(early, 1000);
  button.hidden = false;
  button.addEventListener('click', () => {
    load().then(
      (press) => press(),
      () => {
        button.disabled = true;
      },
    );
  });
}
