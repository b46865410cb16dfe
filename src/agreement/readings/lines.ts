import type { FieldLine, Incoming } from '#http-auth/types.ts';
import type { Given, Reading } from '../deviation.ts';

const CREDENTIALS = ['authorization', 'proxy-authorization'];

/** The request with each value of the fields that hold credentials rewritten; null: nothing changed. */
export function withValues(
  given: Given,
  rewrite: (value: string) => string | null,
  fields: readonly string[] = CREDENTIALS,
): Given | null {
  const { request } = given;
  const lines = request.lines.map(([name, value]): FieldLine => {
    const wanted = fields.includes(name.toLowerCase());
    return [name, wanted ? (rewrite(value) ?? value) : value];
  });
  const changed = lines.some(([, value], at) => value !== request.lines[at]?.[1]);
  return changed ? { ...given, request: { ...request, lines } } : null;
}

/** A reading of the values of Authorization, or of Proxy-Authorization. */
export function readsValue(
  text: string,
  on: Reading['on'],
  rewrite: (value: string) => string | null,
): Reading {
  return { kind: 'reading', text, on, change: (given) => withValues(given, rewrite) };
}

function withLines(given: Given, change: (same: readonly FieldLine[]) => readonly FieldLine[]): Given | null {
  const { request } = given;
  const lines: FieldLine[] = [];
  for (const name of new Set(request.lines.map(([each]) => each.toLowerCase()))) {
    const same = request.lines.filter(([each]) => each.toLowerCase() === name);
    lines.push(...(same.length > 1 && name !== 'cookie' ? change(same) : same));
  }
  if (lines.length === request.lines.length) return null;
  return { ...given, request: { ...request, lines } satisfies Incoming };
}

/** Of several lines of one field, the first counts. */
export const firstLine: Reading = {
  kind: 'reading',
  text: 'takes the first of several headers',
  on: 'always',
  change: (given) => withLines(given, (same) => same.slice(0, 1)),
};

/** Several lines of one field become one. */
export function joinedLines(separator: ', ' | ','): Reading {
  return {
    kind: 'reading',
    text: 'joins several headers with a comma',
    on: 'always',
    change: (given) =>
      withLines(given, (same) => [[same[0]?.[0] ?? '', same.map(([, value]) => value).join(separator)]]),
  };
}
