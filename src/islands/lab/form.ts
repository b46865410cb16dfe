import { FIELDS, type FieldName, visibleFields } from '#lab/fields.ts';
import type { Field, LabState, Problem } from '#lab/types.ts';
import { make } from '../search-dom.ts';

const SIDES = { server: 'Server', client: 'Client', way: 'The way between them', clock: 'Clock' } as const;

type Control = HTMLInputElement | HTMLSelectElement;

interface Row {
  readonly field: Field;
  readonly element: HTMLElement;
  readonly control: Control;
  readonly problem: HTMLElement;
}

/** The form of the lab: a group a side, a row a field. */
export interface LabForm {
  readonly element: HTMLFormElement;
  /** Puts values into the controls, and shows the fields that count; what holds the same is not touched. */
  fill(state: LabState): void;
  /** Says at each field what is wrong with its value; the value stays as typed. */
  complain(problems: readonly Problem[]): void;
}

/** @param changed - told each value as it is typed or chosen */
export function labForm(changed: (name: FieldName, value: string) => void): LabForm {
  const element = make('form', { class: 'panel', 'aria-label': 'The exchange', autocomplete: 'off' });
  const groups: HTMLElement[] = [];
  const rows: Row[] = [];
  for (const [side, heading] of Object.entries(SIDES)) {
    const group = make('fieldset', {}, make('legend', { class: 'small-title' }, heading));
    for (const field of FIELDS) {
      if (field.side !== side) continue;
      const row = rowOf(field);
      rows.push(row);
      group.append(row.element);
    }
    groups.push(group);
  }
  element.append(...groups);
  element.addEventListener('submit', (event) => event.preventDefault());
  element.addEventListener('input', ({ target }) => {
    const row = rows.find(({ control }) => control === target);
    if (row) changed(row.field.name, read(row.control));
  });

  const fill = (state: LabState): void => {
    const visible = visibleFields(state).map(({ name }) => name);
    for (const { field, element: row, control } of rows) {
      row.hidden = !visible.includes(field.name);
      const value = state[field.name];
      if (read(control) !== value) write(control, value);
    }
    for (const group of groups) group.hidden = group.querySelector('.field:not([hidden])') === null;
  };
  const complain = (problems: readonly Problem[]): void => {
    for (const { field, control, problem } of rows) {
      const sentence = problems.find((each) => each.field === field.name)?.sentence ?? '';
      if (problem.textContent !== sentence) problem.textContent = sentence;
      problem.hidden = sentence === '';
      if (sentence === '') control.removeAttribute('aria-invalid');
      else control.setAttribute('aria-invalid', 'true');
      const described = [field.hint === undefined ? '' : `${control.id}-hint`, sentence && problem.id];
      const ids = described.filter(Boolean).join(' ');
      if (ids === '') control.removeAttribute('aria-describedby');
      else control.setAttribute('aria-describedby', ids);
    }
  };
  return { element, fill, complain };
}

function rowOf(field: Field): Row {
  const id = `lab-${field.name}`;
  const control = controlOf(field);
  control.id = id;
  const problem = make('p', { class: 'problem', id: `${id}-problem`, hidden: '' });
  const words = make('span', {}, field.label);
  const label =
    field.kind === 'flag'
      ? make('label', { class: 'switch' }, control, words)
      : make('label', { for: id }, words);
  const element = make('div', { class: 'field' }, label);
  if (field.kind !== 'flag') element.append(control);
  element.append(problem);
  if (field.hint !== undefined) element.append(make('p', { class: 'hint', id: `${id}-hint` }, field.hint));
  return { field, element, control, problem };
}

function controlOf({ kind, choices = [] }: Field): Control {
  if (kind === 'choice') {
    const options = choices.map(({ value, label }) => make('option', { value }, label));
    return make('select', { autocomplete: 'off' }, ...options);
  }
  if (kind === 'flag') return make('input', { type: 'checkbox', role: 'switch', autocomplete: 'off' });
  // A field of the type "number" would lose what is no number.
  const number = kind === 'number' ? { inputmode: 'decimal' } : {};
  const plain = { autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' };
  return make('input', { type: 'text', ...plain, ...number });
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
