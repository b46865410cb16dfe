import type { FieldLine } from '#http-auth/types.ts';

/** Starts the name of a field that stands in for one which no script may set or no worker sees. */
export const STAND_IN_PREFIX = 'Lab-';

/** How many seconds the server's clock is off for one request; below zero it is slow. */
const CLOCK = 'lab-clock';

/**
 * The fields that a request means: `Lab-Cookie: …` stands for `Cookie: …`, `Lab-Origin` for `Origin`, and so on for
 * every name but Lab-Clock. Each is a line of its own, so that `Lab-Authorization` makes a second Authorization line.
 */
export function realFields(lines: readonly FieldLine[]): readonly FieldLine[] {
  const prefix = STAND_IN_PREFIX.toLowerCase();
  return lines
    .filter(([name]) => name.toLowerCase() !== CLOCK)
    .map(([name, value]) =>
      name.toLowerCase().startsWith(prefix) ? [name.slice(prefix.length), value] : [name, value],
    );
}

/** The seconds of `Lab-Clock: 7200`; 0 without the field, or where it holds no number. */
export function clockShift(lines: readonly FieldLine[]): number {
  const shift = Number(lines.find(([name]) => name.toLowerCase() === CLOCK)?.[1] ?? 0);
  return Number.isFinite(shift) ? shift : 0;
}
