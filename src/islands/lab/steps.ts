import type { Play } from '#lab/types.ts';
import { LAB_WORDS } from '#site/words.ts';
import { make } from '../search-dom.ts';

/** The numbered steps of an exchange with Back and Next. Hidden while there is only one. */
export interface StepBar {
  readonly element: HTMLElement;
  /** Lists the steps of a play, the step `at` as the current one. */
  show(play: Play, at: number): void;
}

/** @param go - told the number of the step, from 0, that the reader asks for */
export function stepBar(go: (at: number) => void): StepBar {
  const list = make('ol', { role: 'list' });
  const back = make('button', { type: 'button' }, LAB_WORDS.back);
  const next = make('button', { type: 'button' }, LAB_WORDS.next);
  const element = make('nav', { class: 'step-bar', 'aria-label': LAB_WORDS.steps }, back, list, next);
  let current = 0;
  let last = 0;
  const ask = (at: number): void => {
    if (at >= 0 && at <= last) go(at);
  };
  back.addEventListener('click', () => ask(current - 1));
  next.addEventListener('click', () => ask(current + 1));
  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button) ask(Number(button.value));
  });

  const show = ({ steps }: Play, at: number): void => {
    current = at;
    last = steps.length - 1;
    element.hidden = last === 0;
    // Not `disabled`: a button that was just pressed would lose the focus.
    back.setAttribute('aria-disabled', String(at === 0));
    next.setAttribute('aria-disabled', String(at === last));
    const buttons = [...list.querySelectorAll('button')];
    const labels = steps.map(({ title, status }, index) => `${index + 1}. ${title}, ${status}`);
    if (buttons.map((button) => button.textContent).join('|') !== labels.join('|')) {
      const made = labels.map((label, index) =>
        make('button', { type: 'button', value: String(index) }, label),
      );
      list.replaceChildren(...made.map((button) => make('li', {}, button)));
      buttons.splice(0, buttons.length, ...made);
    }
    buttons.forEach((button, index) => {
      if (index === at) button.setAttribute('aria-current', 'step');
      else button.removeAttribute('aria-current');
    });
  };
  return { element, show };
}
