/**
 * The values of all cookies of that name, in the order sent (RFC 6265 §4.2). Names are compared with case; quotes
 * around a value are part of it; several Cookie lines count as one (RFC 9113 §8.2.3). Pairs without "=" or without a
 * name are passed over.
 */
export function cookieValues(fieldLines: readonly string[], name: string): readonly string[] {
  const values: string[] = [];
  for (const pair of fieldLines.flatMap((line) => line.split(';'))) {
    const equals = pair.indexOf('=');
    if (equals > 0 && trimmed(pair.slice(0, equals)) === name) values.push(trimmed(pair.slice(equals + 1)));
  }
  return values;
}

/** Only spaces and tabs are whitespace here; String#trim takes off more. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text[start])) start += 1;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}
