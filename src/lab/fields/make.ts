import { type FieldName, initialState } from '../initial.ts';
import type { Field } from '../types.ts';

type Side = Field['side'];

/** One of several values, each with its words. */
export function choice(
  name: FieldName,
  side: Side,
  label: string,
  values: readonly (readonly [value: string, words: string])[],
): Field {
  const choices = values.map(([value, words]) => ({ value, label: words }));
  return { name, side, label, kind: 'choice', choices, initial: initialState[name] };
}

export function text(name: FieldName, side: Side, label: string, hint?: string): Field {
  return { name, side, label, kind: 'text', initial: initialState[name], hint };
}

/** Its value is never written into a link. */
export function secret(name: FieldName, side: Side, label: string, hint: string): Field {
  return { ...text(name, side, label, hint), secret: true };
}

/** A whole number, or nothing when the initial value is empty. */
export function number(name: FieldName, side: Side, label: string, hint?: string): Field {
  return { ...text(name, side, label, hint), kind: 'number' };
}

/** "on" or "off". */
export function flag(name: FieldName, side: Side, label: string): Field {
  return { ...text(name, side, label), kind: 'flag' };
}
