/** Buttons with `data-copy` copy their text; `data-copy="link"` copies the address of the page. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const words = button.textContent;
  const say = (text: string): void => {
    button.textContent = text;
    setTimeout(() => {
      button.textContent = words;
    }, 2500);
  };
  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    const target = button.dataset['copy'];
    const text =
      target === 'link'
        ? location.origin + location.pathname
        : (button.closest('[data-say]')?.querySelector('[data-text]')?.textContent ?? '').trim();
    try {
      await navigator.clipboard.writeText(text);
      say('Copied');
    } catch {
      say('Copying is blocked: select the text');
    }
  });
}
