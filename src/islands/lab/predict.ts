import type { Play } from '#lab/types.ts';
import { LAB_WORDS } from '#site/words.ts';
import { make } from '../search-dom.ts';

const USUAL: readonly number[] = [200, 302, 400, 401, 403, 404, 429];

/** "Predict first": asks for the status before the answer is shown. */
export interface Predict {
  /** The switch that turns it on. */
  readonly toggle: HTMLElement;
  /** The question, and what came of it. */
  readonly element: HTMLElement;
  /** Whether the answer to the play shown last is still hidden. */
  hides(): boolean;
  /** A new play is on its way: what is picked now would answer the one before. */
  wait(): void;
  /** A new play; asked again when it is on. */
  show(play: Play): void;
}

/** @param changed - the answer has to be hidden or shown */
export function predict(changed: () => void): Predict {
  const input = make('input', { type: 'checkbox', role: 'switch', autocomplete: 'off' });
  const toggle = make('label', { class: 'switch' }, input, make('span', {}, LAB_WORDS.predict));
  const legend = make('legend', {}, LAB_WORDS.question);
  const choices = make('div', { class: 'acts' });
  const question = make('fieldset', { class: 'predict' }, legend, choices);
  const result = make('p', { class: 'predict', tabindex: '-1' });
  const element = make('div', {}, question, result);
  let play: Play | null = null;
  let answered = true;

  const draw = (): void => {
    question.hidden = answered;
    if (!answered) result.hidden = true;
  };
  const ask = (): void => {
    answered = !input.checked;
    result.hidden = true;
    const statuses = [...new Set([...USUAL, ...(play?.steps.map(({ status }) => status) ?? [])])];
    const button = (status: number): HTMLElement =>
      make('button', { type: 'button', value: String(status) }, String(status));
    choices.replaceChildren(...statuses.sort((a, b) => a - b).map(button));
    draw();
  };
  input.addEventListener('change', () => {
    ask();
    changed();
  });
  choices.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement) || play === null) return;
    const right = Number(target.value) === play.status;
    answered = true;
    const verdict = right ? LAB_WORDS.right(play.status) : LAB_WORDS.wrong(target.value, play.status);
    result.replaceChildren(make('b', {}, verdict), ` ${play.says}`);
    draw();
    result.hidden = false;
    changed();
    // The button that had the focus is gone.
    result.focus();
  });
  draw();
  result.hidden = true;
  return {
    toggle,
    element,
    hides: () => !answered,
    wait() {
      question.disabled = true;
    },
    show(shown) {
      play = shown;
      question.disabled = false;
      if (input.checked) ask();
    },
  };
}
