import type { Plugin } from 'vite';

const IMPORT = /import\s*\{([^}]*)\}\s*from\s*["'][^"']*site\/words\.ts["'];?/g;

type Words = Readonly<Record<string, unknown>>;

/**
 * Writes the words of the interface into the browser's scripts where they are used, so that no script loads the words
 * of another. `words` holds the exports of the one file of words by name. Throws when a script uses a name it lacks.
 */
export function inlineWords(words: Words): Plugin {
  return {
    name: 'inline-words',
    // After types are gone: what is left of a name is a value.
    enforce: 'post',
    transform(code, id) {
      if (this.environment.name !== 'client' || /\/site\/words\.ts/.test(id)) return null;
      const replaced = withWords(code, words);
      return replaced === null ? null : { code: replaced, map: null };
    },
  };
}

/** The code with each `PART_WORDS.name` as its value and without the import of them; null when there is none. */
export function withWords(code: string, words: Words): string | null {
  const names = [...code.matchAll(IMPORT)]
    .flatMap(([, list = '']) => list.split(',').map((name) => name.trim()))
    .filter((name) => name !== '' && name in words);
  if (names.length === 0) return null;
  const uses = new RegExp(`\\b(?:${names.join('|')})((?:\\??\\.\\w+)*)`, 'g');
  return code.replace(IMPORT, '').replace(uses, (use) => {
    const [name = '', ...path] = use.split(/\??\./);
    let value: unknown = words[name];
    let rest = path;
    while (rest.length > 0 && isRecord(value)) {
      const [key = '', ...others] = rest;
      if (!(key in value)) throw new Error(`The words have no ${use}.`);
      value = value[key];
      rest = others;
    }
    return [literal(value), ...rest].join('.');
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function literal(value: unknown): string {
  if (typeof value === 'function') return `(${value.toString()})`;
  if (isRecord(value)) {
    const members = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${literal(each)}`);
    return `({${members.join(',')}})`;
  }
  return JSON.stringify(value);
}
