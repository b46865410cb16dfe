import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import type { SchemeName } from '#http-auth/types.ts';
import { brotliBytes } from '../compress.ts';
import { requestsOf, staticImports } from '../page-weight.ts';
import type { BuiltPage } from '../pages.ts';
import type { Part } from './engine.ts';

export const LAB_LIMIT = 20_000;

/** Schemes whose parts load when a reader picks them, as the engine's table of loaders names them. */
const SCHEMES: readonly string[] = [
  'Basic',
  'Digest',
  'Bearer',
  'DPoP',
  'ApiKey',
  'Cookie',
  'HMAC-SHA256',
  'AWS4-HMAC-SHA256',
  'OAuth',
  'Negotiate',
  'NTLM',
] satisfies readonly SchemeName[];
/** Those whose arithmetic other code of the lab needs, too: what shares it loads with them. */
const HEAVY = ['Digest', 'Bearer', 'DPoP'];
/** The scheme that needs no more than the lab itself. */
const FIRST = 'Basic';
export const LAB = '/lab/';
/** What the lab loads once it works, by the name of its module. */
const EXTRAS = 'extras';

/** An `import()` of a built module: what it loads, and the name of the entry of a table that it stands in. */
export interface LateImport {
  readonly to: string;
  readonly key: string | null;
}

/** Every `import()` in the code of a module. */
export function lateImports(code: string): readonly LateImport[] {
  const source = ts.createSourceFile('module.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const found: LateImport[] = [];
  const visit = (node: ts.Node, key: string | null): void => {
    const inside = ts.isPropertyAssignment(node) ? nameOf(node.name) : key;
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [to] = node.arguments;
      if (to !== undefined && ts.isStringLiteralLike(to)) found.push({ to: to.text, key: inside });
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(source, null);
  return found;
}

function nameOf(name: ts.PropertyName): string | null {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : null;
}

/** The modules of a built site, read once each. Throws, naming it, when the build did not write one. */
export class Modules {
  readonly #folder: string;
  readonly #base: string;
  readonly #code = new Map<string, string>();

  constructor(folder: string, base: string) {
    this.#folder = folder;
    this.#base = base;
  }

  code(path: string): string {
    const known = this.#code.get(path);
    if (known !== undefined) return known;
    const below = path.startsWith(this.#base) ? path.slice(this.#base.length) : path;
    const file = join(this.#folder, decodeURIComponent(below));
    if (!existsSync(file)) throw new Error(`The lab loads ${path}, which the build did not write.`);
    const code = readFileSync(file, 'utf8');
    this.#code.set(path, code);
    return code;
  }

  /** What loads with these modules: all that they import statically. */
  closure(paths: Iterable<string>): ReadonlySet<string> {
    const found = new Set<string>();
    const queue = [...paths];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (found.has(path)) continue;
      found.add(path);
      queue.push(...staticImports(this.code(path)).map((to) => resolve(to, path)));
    }
    return found;
  }

  late(paths: Iterable<string>): readonly LateImport[] {
    return [...paths].flatMap((path) =>
      lateImports(this.code(path)).map(({ to, key }) => ({ to: resolve(to, path), key })),
    );
  }

  async bytes(paths: Iterable<string>): Promise<number> {
    const sizes = await Promise.all([...paths].map((path) => brotliBytes(Buffer.from(this.code(path)))));
    return sizes.reduce((sum, { length }) => sum + length, 0);
  }
}

function resolve(to: string, from: string): string {
  return new URL(to, `http://site${from}`).pathname;
}

/**
 * What the lab loads until it works, as brotli, each file by itself, without the scripts that stand on every page; then
 * each part that loads later. Null when the site has no lab.
 *
 * `opened` are the modules that a browser loads when it opens the page. Those that only Digest, Bearer and DPoP need
 * are parts of their own, whatever the lab opens with. Without `opened` everything counts that may be loaded: the
 * page's scripts, what those of its own import(), and what that imports, but for the schemes.
 */
export async function labParts(
  pages: readonly Pick<BuiltPage, 'path' | 'html'>[],
  modules: Modules,
  opened: readonly string[] | null,
): Promise<readonly Part[] | null> {
  const scripts = scriptsOf(pages.filter(({ path }) => path === LAB));
  if (scripts.length === 0) return null;
  const elsewhere = modules.closure(scriptsOf(pages.filter(({ path }) => path !== LAB)));
  const own = [...modules.closure(scripts)].filter((path) => !elsewhere.has(path));
  const start = modules.closure([...scripts, ...modules.late(own).map(({ to }) => to)]);
  const late = modules.late([...start].filter((path) => !elsewhere.has(path)));
  const beyond = (path: string) => [...modules.closure([path])].filter((each) => !start.has(each));

  const heavy = new Set(late.filter(({ key }) => HEAVY.includes(key ?? '')).flatMap(({ to }) => beyond(to)));
  const first = late.filter(({ key }) => key === FIRST).flatMap(({ to }) => beyond(to));
  for (const path of first) heavy.delete(path);
  // What the library for signatures is made of loads with the first token.
  for (const path of [...heavy].flatMap((each) => modules.late([each]).map(({ to }) => to))) {
    for (const each of beyond(path)) heavy.add(each);
  }
  const isLight = (path: string) => !beyond(path).some((each) => heavy.has(each));
  const plain = late.filter(({ key, to }) => !SCHEMES.includes(key ?? '') && isLight(to));
  const known = opened ?? [...start, ...first, ...plain.flatMap(({ to }) => beyond(to))];
  const extras = new Set(
    late.filter(({ to }) => nameOfModule(to) === EXTRAS).flatMap(({ to }) => beyond(to)),
  );
  const atOnce = new Set(
    known.filter(
      (path) => !elsewhere.has(path) && !extras.has(path) && (start.has(path) || !heavy.has(path)),
    ),
  );
  const later = new Map(
    late
      .filter(({ to }) => !atOnce.has(to))
      .map(({ key, to }) => [to, `+ ${key ?? nameOfModule(to)}`] as const),
  );
  const size =
    opened === null ? 'lab, all it may load but the schemes' : 'lab, until it works, without tokens';
  return [
    { name: size, bytes: await modules.bytes(atOnce), limit: LAB_LIMIT },
    ...(await Promise.all(
      [...later].map(async ([to, name]) => {
        const bytes = await modules.bytes(beyond(to).filter((path) => !atOnce.has(path)));
        return { name, bytes };
      }),
    )),
  ];
}

/** "extras" of "/_astro/extras.D5-Xg4tK.js". */
function nameOfModule(path: string): string {
  return basename(path).replace(/\..*$/, '');
}

function scriptsOf(pages: readonly Pick<BuiltPage, 'html'>[]): readonly string[] {
  return pages.flatMap(({ html }) => requestsOf(html).modules).map((src) => resolve(src, '/'));
}
