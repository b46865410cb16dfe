import type { FieldLine } from '#http-auth/types.ts';

/** Starts the name of a field that stands in for one which no script may set or no worker sees. */
export const STAND_IN_PREFIX = 'Lab-';

/**
 * The fields that a request means: `Lab-Cookie: …` stands for `Cookie: …`, `Lab-Origin` for `Origin`, and so on for
 * every name. Each is a line of its own, so that a second Authorization line can be sent as `Lab-Authorization`.
 */
export function realFields(lines: readonly FieldLine[]): readonly FieldLine[] {
  const prefix = STAND_IN_PREFIX.toLowerCase();
  return lines.map(([name, value]) =>
    name.toLowerCase().startsWith(prefix) ? [name.slice(prefix.length), value] : [name, value],
  );
}
