/** The fields of a case's `input`, `expect` or verdict; which there are depends on kind and op. */
export type Fields = Readonly<Record<string, unknown>>;

/** One outside case: a line of a cases file. */
export interface Case {
  readonly kind: string;
  readonly suite: string;
  readonly id: string;
  /** An absent field was not sent. */
  readonly input: Fields;
  /** What the suite expects. */
  readonly expect: Fields;
  /** What the RFC says, where its grammar decides: `agree`, or its own verdict. */
  readonly rfc9110?: string | Fields | undefined;
  /** Why the case is disputed; it is reported and not scored. */
  readonly contested?: unknown;
}

/** Reads a cases file, one JSON object a line; throws with the line's number when one is no case. */
export function readCases(text: string): Case[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    return [readCase(line, index + 1)];
  });
}

function readCase(line: string, number: number): Case {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`line ${number} is no JSON`);
  }
  if (!isFields(value) || !isFields(value['input']) || !isFields(value['expect'])) {
    throw new Error(`line ${number} is no case: it needs input and expect`);
  }
  const { kind, suite, id, input, expect, rfc9110, contested } = value;
  return {
    kind: String(kind),
    suite: String(suite ?? ''),
    id: String(id ?? `line ${number}`),
    input,
    expect,
    rfc9110: typeof rfc9110 === 'string' || isFields(rfc9110) ? rfc9110 : undefined,
    contested,
  };
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text field of the input; the fallback when it was not sent. */
export function text(input: Fields, name: string, fallback = ''): string {
  const value = input[name];
  return typeof value === 'string' ? value : fallback;
}

/** A field that holds one text or a list of them; undefined when it was not sent. */
export function texts(input: Fields, name: string): readonly string[] | undefined {
  const value = input[name];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : undefined;
}
