import type { Field } from '../types.ts';

type Side = Field['side'];

/** A field whose name is known to the compiler. */
type Named<N extends string> = Omit<Field, 'name'> & { readonly name: N };

/** The first choice is the initial one. */
export function choice<N extends string>(
  name: N,
  side: Side,
  label: string,
  values: readonly [readonly [string, string], ...(readonly [string, string])[]],
): Named<N> {
  const choices = values.map(([value, words]) => ({ value, label: words }));
  return { name, side, label, kind: 'choice', choices, initial: values[0][0] };
}

export function text<N extends string>(
  name: N,
  side: Side,
  label: string,
  initial: string,
  hint?: string,
): Named<N> {
  return { name, side, label, kind: 'text', initial, hint };
}

/** Its value is never written into a link. */
export function secret<N extends string>(
  name: N,
  side: Side,
  label: string,
  initial: string,
  hint?: string,
): Named<N> {
  return { ...text(name, side, label, initial, hint), secret: true };
}

/** A whole number, or nothing when `initial` is empty. */
export function number<N extends string>(
  name: N,
  side: Side,
  label: string,
  initial: string,
  hint?: string,
): Named<N> {
  return { name, side, label, kind: 'number', initial, hint };
}

/** "on" or "off". */
export function flag<N extends string>(
  name: N,
  side: Side,
  label: string,
  initial: 'on' | 'off',
  hint?: string,
): Named<N> {
  return { name, side, label, kind: 'flag', initial, hint };
}
