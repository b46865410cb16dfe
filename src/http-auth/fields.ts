import type { FieldLine, Incoming } from './types.ts';

/** The values of a field, one per line, in the order sent (RFC 9110 §5.3). */
export function fieldValues(
  { lines }: { readonly lines: readonly FieldLine[] },
  name: string,
): readonly string[] {
  const wanted = name.toLowerCase();
  return lines.filter(([each]) => each.toLowerCase() === wanted).map(([, value]) => value);
}

/** The same message without the fields of that name. */
export function withoutField(request: Incoming, name: string): Incoming {
  const wanted = name.toLowerCase();
  return { ...request, lines: request.lines.filter(([each]) => each.toLowerCase() !== wanted) };
}

/** The value of the first cookie of that name in Cookie field lines, or null (RFC 6265 §5.4). */
export function cookieValue(lines: readonly string[], name: string): string | null {
  for (const pair of lines.join('; ').split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return null;
}
