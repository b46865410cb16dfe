import type { StateStore } from './types.ts';

/** A store that lasts as long as it is held; `entries` are copied. */
export function memoryState(entries: Iterable<readonly [string, string]> = []): StateStore & {
  readonly entries: () => readonly (readonly [string, string])[];
} {
  const kept = new Map(entries);
  return {
    get: (key) => kept.get(key),
    set: (key, value) => void kept.set(key, value),
    delete: (key) => void kept.delete(key),
    entries: () => [...kept],
  };
}
