import { readFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { DECISION_TABLE } from '#http-auth/decision-table.ts';
import { QUIRK_NAMES } from '#http-auth/policy/quirks.ts';
import { RULES } from '#http-auth/rules.ts';
import { OUTCOMES } from '#http-auth/types.ts';

/** What the engine promises: each entry has to be named by a test. */
export const ENGINE_LISTS: Readonly<Record<string, readonly string[]>> = {
  'row of the decision table': Object.keys(DECISION_TABLE),
  quirk: QUIRK_NAMES,
  outcome: OUTCOMES,
  'trace step': Object.keys(RULES),
};

/** An entry that no test names. */
export interface Unnamed {
  readonly list: string;
  readonly id: string;
}

/** The entries that none of the texts names as a word of its own. */
export function unnamed(
  lists: Readonly<Record<string, readonly string[]>>,
  texts: readonly string[],
): readonly Unnamed[] {
  const words = new Set(texts.flatMap((text) => text.match(/[A-Za-z0-9][\w.-]*\w|[A-Za-z]\d+/g) ?? []));
  return Object.entries(lists).flatMap(([list, ids]) =>
    ids.filter((id) => !words.has(id)).map((id) => ({ list, id })),
  );
}

/** The text of all unit tests of the engine. */
export async function engineTests(root: string): Promise<readonly string[]> {
  const files = await glob('src/http-auth/**/*.test.ts', { cwd: root, absolute: true });
  return Promise.all(files.map((file) => readFile(file, 'utf8')));
}

if (import.meta.main) {
  const missing = unnamed(ENGINE_LISTS, await engineTests(process.cwd()));
  for (const [list, ids] of Object.entries(ENGINE_LISTS)) {
    const open = missing.filter((each) => each.list === list).map(({ id }) => id);
    console.log(`${list}: ${ids.length - open.length} of ${ids.length} named by a test`);
    for (const id of open) console.log(`  ${id}`);
  }
  if (missing.length > 0) process.exitCode = 1;
}
