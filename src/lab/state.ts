import { FIELDS, type FieldName, initialState } from './fields.ts';
import type { LabState } from './types.ts';

/** A state by what differs from the initial one. */
export function stateOf(...changes: readonly Partial<LabState>[]): LabState {
  return Object.assign({}, initialState, ...changes);
}

/** The number in a field of a playable state, or null when it is empty. */
export function numberOf(state: LabState, name: FieldName): number | null {
  const value = state[name].trim();
  return value === '' ? null : Number(value);
}

export function isOn(state: LabState, name: FieldName): boolean {
  return state[name] === 'on';
}

/**
 * Whether every value is chosen or untouched, so that none needs to be judged: judge.ts is a part of its own, loaded
 * with the first value that is typed.
 */
export function isChosen(state: LabState): boolean {
  return FIELDS.every(({ name, initial, choices, kind }) => {
    const value = state[name];
    const chosen =
      kind === 'flag' ? value === 'on' || value === 'off' : choices?.some((each) => each.value === value);
    return value === initial || chosen === true;
  });
}
