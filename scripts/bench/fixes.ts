import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { parse, stringify } from 'yaml';
import { foldPhrase } from '../../src/content-model/check-phrases.ts';
import { LEDGER_FILE, nextNumber, parseLedger } from '../../src/content-model/ledger.ts';
import { scanMdx } from '../../src/content-model/scan.ts';
import { isRecord } from '../../src/content-model/source.ts';
import { lexicon, type Random, reword, rewordMdx, wordSource } from './words.ts';

interface Model {
  readonly folder: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** The body and the recordings that its page shows. */
  readonly shown: string;
}

/** Writes fixes that nobody needs: real ones with other words, so that length and make-up are those of real pages. */
export interface FixWriter {
  /** Fixes in the project so far. */
  readonly count: () => number;
  /** False for the address of a fix that was made here. */
  readonly isReal: (path: string) => boolean;
  /** Adds fixes with new ids until there are `total`, in the ledger too. Throws when there are more already. */
  growTo(total: number): Promise<void>;
}

/** Reads the fixes of the project in `root` as models. The same `random` gives the same fixes. */
export async function fixWriter(root: string, random: Random): Promise<FixWriter> {
  const fixes = join(root, 'content/fixes');
  const models = readdirSync(fixes)
    .filter((name) => existsSync(join(fixes, name, 'index.mdx')))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => readModel(join(fixes, name)));
  const { entries } = parseLedger(await readFile(join(root, LEDGER_FILE), 'utf8'));
  const word = wordSource(
    random,
    models.map(({ body }) => scanMdx(body, 0).prose),
  );
  const phrases = new Set(models.flatMap(({ fields }) => texts(fields['also']).map(foldPhrase)));
  const first = nextNumber(entries);
  const real = models.length;
  let made = 0;

  const unique = (text: string): string => {
    let own = text;
    while (phrases.has(foldPhrase(own))) own += ` ${word(6)}`;
    phrases.add(foldPhrase(own));
    return own;
  };

  const write = async (number: number, last: number): Promise<void> => {
    const model = models[made % real];
    if (model === undefined) throw new Error('There is no fix to take as a model.');
    const id = `u${number}`;
    const related = new Set<string>();
    while (related.size < 3) {
      const near = `u${first + Math.floor(random() * (last - first + 1))}`;
      if (near !== id) related.add(near);
    }
    const substitute = lexicon(word, random);
    const other = (text: string): string => reword(text, substitute);
    const sentence = (name: string): string => other(String(model.fields[name] ?? ''));
    // A string that the page shows in code or in a recording stays: else the page would list it once more.
    const signal = (text: string): string => (model.shown.includes(text) ? text : `${other(text)} ${number}`);
    const fields = {
      ...model.fields,
      id,
      title: `${sentence('title').slice(0, 60).trim()} ${number}`,
      cause: sentence('cause'),
      fix: sentence('fix'),
      short: sentence('short'),
      ...(model.fields['signals'] !== undefined && {
        signals: [...new Set(texts(model.fields['signals']).map(signal))],
      }),
      also: texts(model.fields['also']).map((text) => unique(other(text))),
      symptoms: texts(model.fields['symptoms']).map(other),
      related: [...related],
    };
    const folder = join(fixes, `${id}-made-up-${number}`);
    await mkdir(folder);
    await writeFile(
      join(folder, 'index.mdx'),
      `---\n${stringify(fields)}---\n${rewordMdx(model.body, substitute)}`,
    );
    // Recordings are shared: the pages have their length, and the disk is spared.
    if (isRecord(model.fields['proof']) && 'programs' in model.fields['proof']) {
      await symlink(join(model.folder, 'proof'), join(folder, 'proof'));
    }
  };

  return {
    count: () => real + made,
    isReal: (path) => Number(/^\/fix\/u(\d+)\/$/.exec(path)?.[1] ?? 0) < first,
    async growTo(total) {
      if (total < real + made) throw new Error(`There are ${real + made} fixes already, more than ${total}.`);
      const last = first + total - real - 1;
      const lines: string[] = [];
      for (; real + made < total; made++) {
        await write(first + made, last);
        lines.push(`u${first + made} active\n`);
      }
      await appendFile(join(root, LEDGER_FILE), lines.join(''));
    },
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function readModel(folder: string): Model {
  const text = readFileSync(join(folder, 'index.mdx'), 'utf8');
  const [whole = '', head = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  const fields: unknown = parse(head);
  if (!isRecord(fields)) throw new Error(`${folder}/index.mdx has no frontmatter.`);
  const body = text.slice(whole.length);
  const recordings = globSync('proof/*/{broken,fixed}.http', { cwd: folder, absolute: true });
  const shown = [body, ...recordings.map((file) => readFileSync(file, 'latin1'))].join('\n');
  return { folder, fields, body, shown };
}
