import { FIELD_NAMES, type FieldName } from '#lab/initial.ts';
import type { LabState, Problem } from '#lab/types.ts';
import { visibleFields } from '#lab/visible.ts';
import { make } from '../search-dom.ts';

type Control = HTMLInputElement | HTMLSelectElement;

interface Row {
  readonly name: FieldName;
  readonly element: HTMLElement;
  readonly control: Control;
  readonly problem: HTMLElement;
  /** Id of the hint, or nothing. */
  readonly hint: string;
}

/** The form of the lab, as LabForm.astro wrote it: a group a side, a row a field. */
export interface LabForm {
  readonly element: HTMLFormElement;
  /** Puts values into the controls, and shows the fields that count; what holds the same is not touched. */
  fill(state: LabState): void;
  /** Says at each field what is wrong with its value; the value stays as typed. */
  complain(problems: readonly Problem[]): void;
}

/**
 * Takes over the form that stands hidden in `host`.
 *
 * @param changed - told each value as it is typed or chosen
 * @throws TypeError when the page was built without the form, or without one of its fields
 */
export function labForm(host: HTMLElement, changed: (name: FieldName, value: string) => void): LabForm {
  const element = host.querySelector('form');
  if (element === null) throw new TypeError('The lab has no form');
  const rows = FIELD_NAMES.map((name) => rowOf(element, name));
  const groups = [...element.querySelectorAll('fieldset')];
  element.hidden = false;
  element.addEventListener('submit', (event) => event.preventDefault());
  element.addEventListener('input', ({ target }) => {
    const row = rows.find(({ control }) => control === target);
    if (row) changed(row.name, read(row.control));
  });

  const fill = (state: LabState): void => {
    const visible = visibleFields(state);
    for (const { name, element: row, control } of rows) {
      row.hidden = !visible.includes(name);
      const value = state[name];
      if (read(control) !== value) write(control, value);
    }
    for (const group of groups) group.hidden = group.querySelector('.field:not([hidden])') === null;
  };
  const complain = (problems: readonly Problem[]): void => {
    for (const { name, control, problem, hint } of rows) {
      const sentence = problems.find((each) => each.field === name)?.sentence ?? '';
      if (problem.textContent !== sentence) problem.textContent = sentence;
      problem.hidden = sentence === '';
      if (sentence === '') control.removeAttribute('aria-invalid');
      else control.setAttribute('aria-invalid', 'true');
      const ids = [hint, sentence && problem.id].filter(Boolean).join(' ');
      if (ids === '') control.removeAttribute('aria-describedby');
      else control.setAttribute('aria-describedby', ids);
    }
  };
  return { element, fill, complain };
}

function rowOf(form: HTMLFormElement, name: FieldName): Row {
  const control = form.elements.namedItem(`lab-${name}`);
  const known = control instanceof HTMLInputElement || control instanceof HTMLSelectElement;
  const element = known ? control.closest<HTMLElement>('.field') : null;
  const problem = element?.querySelector<HTMLElement>('.problem');
  if (!known || !element || !problem) throw new TypeError(`The lab has no field ${name}`);
  return { name, element, control, problem, hint: element.querySelector('.hint')?.id ?? '' };
}

function read(control: Control): string {
  if (control instanceof HTMLInputElement && control.type === 'checkbox')
    return control.checked ? 'on' : 'off';
  return control.value;
}

function write(control: Control, value: string): void {
  if (control instanceof HTMLInputElement && control.type === 'checkbox') {
    control.checked = value === 'on';
    return;
  }
  const known =
    control instanceof HTMLInputElement || [...control.options].some((each) => each.value === value);
  // A link may hold a choice that there is no longer; it is kept and complained about.
  if (!known) control.append(make('option', { value }, value));
  control.value = value;
}
