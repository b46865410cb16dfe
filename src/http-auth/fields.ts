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
