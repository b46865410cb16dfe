/** Value of an attribute: its text, `true` when it stands alone, null when only running code would tell. */
export type AttributeValue = string | true | null;

/** A tag as written, with offsets into the text. */
export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'self';
  readonly attributes: ReadonlyMap<string, AttributeValue>;
  readonly end: number;
}

const NAME = /[A-Za-z][\w.:-]*/y;
const SPACE = /\s*/y;

function take(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** Reads the tag that starts at `at` (a `<`). Null when it does not end or is no tag. */
export function readTag(text: string, at: number): Tag | null {
  const closing = text[at + 1] === '/';
  let i = at + (closing ? 2 : 1);
  const name = take(NAME, text, i) ?? '';
  i += name.length;
  const attributes = new Map<string, AttributeValue>();
  for (;;) {
    i += take(SPACE, text, i)?.length ?? 0;
    if (text[i] === '>') return { name, kind: closing ? 'close' : 'open', attributes, end: i + 1 };
    if (text.startsWith('/>', i)) return { name, kind: 'self', attributes, end: i + 2 };
    if (text[i] === '{') {
      i = endOfExpression(text, i);
      attributes.set('{…}', null);
      continue;
    }
    const attribute = take(NAME, text, i);
    if (attribute === null) return null;
    i += attribute.length;
    if (text[i] !== '=') {
      attributes.set(attribute, true);
      continue;
    }
    const quote = text[i + 1];
    if (quote === '"' || quote === "'") {
      const end = text.indexOf(quote, i + 2);
      if (end < 0) return null;
      attributes.set(attribute, decode(text.slice(i + 2, end)));
      i = end + 1;
    } else if (quote === '{') {
      const end = endOfExpression(text, i + 1);
      attributes.set(attribute, staticValue(text.slice(i + 2, end - 1).trim()));
      i = end;
    } else return null;
  }
}

/** The offset after the `}` that closes the `{` at `at`; the end of the text when none does. */
export function endOfExpression(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const char = text[i];
    if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return i + 1;
    else if (char === '"' || char === "'" || char === '`') {
      i++;
      while (i < text.length && text[i] !== char) i += text[i] === '\\' ? 2 : 1;
    }
  }
  return text.length;
}

function staticValue(expression: string): string | null {
  if (/^\d+$/.test(expression)) return expression;
  const quoted = /^(['"`])([\s\S]*)\1$/.exec(expression)?.[2];
  if (quoted === undefined || quoted.includes('${')) return null;
  return quoted.replace(/\\(.)/g, '$1');
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" };

/** JSX attribute strings know HTML's character references and no backslash. */
function decode(value: string): string {
  return value.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[name] ?? whole;
  });
}
