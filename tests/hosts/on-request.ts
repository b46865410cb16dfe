/** Names that a script may not set (Fetch standard, forbidden request-headers), as far as the requests use them. */
const FORBIDDEN = /^(?:cookie|origin|host|access-control-request-.*)$/i;

type Line = readonly [name: string, value: string];

/** Field lines parted into those that a Request of a page can carry, and those that it drops or joins. */
export function onRequest(lines: readonly Line[]): {
  readonly headers: [string, string][];
  readonly rest: readonly Line[];
} {
  const name = (line: Line): string => line[0].toLowerCase();
  const repeated = (line: Line): boolean => lines.filter((other) => name(other) === name(line)).length > 1;
  const carried = lines.filter((line) => !FORBIDDEN.test(line[0]) && !repeated(line));
  return {
    headers: carried.map(([each, value]) => [each, value]),
    rest: lines.filter((line) => !carried.includes(line)),
  };
}
