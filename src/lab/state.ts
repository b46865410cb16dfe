import { type FieldName, initialState } from './initial.ts';
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
