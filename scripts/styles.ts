import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PurgeCSS } from 'purgecss';
import { type BuiltPage, kindOf, readPages } from './pages.ts';

const SHEET = /(<style[^>]*>)([\s\S]*?)(<\/style>)/;
const WORD = /[A-Za-z0-9_-]+/g;
const SCRIPT = /_astro\/([\w.$@[\]-]+\.js)/g;

/**
 * Leaves in the style sheet of each page only the rules that pages of its kind need; what scripts make brings its
 * own rules (`addSheet`). One sheet per kind, not per page, keeps the policy header short: it names each sheet by
 * its hash. Resolves to a line for the build.
 */
export async function trimStyles(folder: string): Promise<string> {
  const pages = await readPages(folder);
  const kinds = Map.groupBy(pages, ({ path }) => kindOf(path));
  const sizes: string[] = [];
  for (const [kind, group] of kinds) {
    const needed = new Set(await scriptWords(folder, group));
    for (const { html } of group)
      for (const [word] of html.replace(SHEET, '').matchAll(WORD)) needed.add(word);
    const whole = SHEET.exec(group[0]?.html ?? '')?.[2] ?? '';
    const css = await purged(whole, needed);
    for (const { file, html } of group)
      await writeFile(
        file,
        html.replace(SHEET, (_, open: string, _sheet, close: string) => open + css + close),
      );
    sizes.push(`${kind} ${css.length}`);
  }
  return `bytes of a page's style sheet: ${sizes.join(', ')}`;
}

async function purged(css: string, needed: ReadonlySet<string>): Promise<string> {
  const content = [{ raw: [...needed].join(' '), extension: 'html' }];
  // Attributes tell states, which scripts and readers change: their rules stay.
  const dynamicAttributes = [...css.matchAll(/\[([a-z-]+)/g)].flatMap(([, name]) => name ?? []);
  const [result] = await new PurgeCSS().purge({
    content,
    css: [{ raw: css }],
    variables: true,
    dynamicAttributes,
  });
  if (result === undefined) throw new Error('The style sheet could not be read.');
  // No line of Tailwind's own is in it, so its banner is not either.
  return result.css.replace(/^\/\*![^*]*\*\/\s*/, '');
}

/** The words of the scripts that pages name themselves, not of what those load later. */
async function scriptWords(folder: string, pages: readonly BuiltPage[]): Promise<string[]> {
  const names = new Set(
    pages.flatMap(({ html }) => [...html.matchAll(SCRIPT)].flatMap(([, name]) => name ?? [])),
  );
  const texts = [...names].map((name) => readFile(join(folder, '_astro', name), 'utf8'));
  return (await Promise.all(texts)).flatMap((text) => text.match(WORD) ?? []);
}
