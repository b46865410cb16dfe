import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import ts from 'typescript';

/** What a folder may import. Longest folder first wins; tests (`*.test.ts`) may import what they like but prove/. */
interface Layer {
  readonly folder: string;
  /** Other folders it may import from. */
  readonly uses: readonly string[];
  /** Packages it may import, a trailing `:` or `/` standing for all that start so; default: any. */
  readonly packages?: readonly string[];
}

const BASE = ['src/wire', 'src/http-auth', 'src/schemas', 'src/site'];
const MIDDLE = ['src/search', 'src/lab', 'src/agreement', ...BASE];
const DRAWN = ['src/components', 'src/islands', 'src/catalog', ...MIDDLE];

/** The layer rule: pages -> layouts -> components, islands -> catalog, search, lab -> wire … site. */
const LAYERS: readonly Layer[] = [
  { folder: 'src/pages', uses: ['src/layouts', 'src/styles', ...DRAWN] },
  { folder: 'src/layouts', uses: ['src/styles', ...DRAWN] },
  // The highlighter's settings are shared by Markdown (astro.config.mjs) and <File>.
  { folder: 'src/components', uses: ['integrations', 'src/islands', 'src/catalog', ...MIDDLE] },
  { folder: 'src/islands', uses: ['src/styles', ...MIDDLE], packages: [] },
  { folder: 'src/catalog', uses: ['src/agreement', 'src/content-model', ...BASE] },
  {
    folder: 'src/content-model',
    uses: ['src/schemas', 'src/site', 'src/wire'],
    packages: ['node:', 'yaml', 'astro/zod'],
  },
  // Types only.
  { folder: 'src/lab', uses: ['src/http-auth', 'src/wire'], packages: ['har-format'] },
  { folder: 'src/agreement', uses: ['src/http-auth', 'src/wire'], packages: [] },
  { folder: 'src/service-worker', uses: ['src/lab', 'src/http-auth'], packages: [] },
  { folder: 'src/search', uses: [], packages: [] },
  { folder: 'src/http-auth', uses: [], packages: ['jose', 'jose/', '@noble/hashes/'] },
  { folder: 'src/wire', uses: [], packages: [] },
  { folder: 'src/schemas', uses: [], packages: ['astro/zod'] },
  { folder: 'src/site', uses: ['src/schemas'], packages: [] },
  { folder: 'src/styles', uses: [] },
  { folder: 'src', uses: ['src/schemas', 'src/catalog', 'src/site'] },
  { folder: 'integrations', uses: ['src/content-model', ...MIDDLE] },
  { folder: 'scripts', uses: ['integrations', 'src/content-model', ...MIDDLE] },
  { folder: 'tests', uses: ['scripts', 'integrations', 'src/content-model', ...MIDDLE] },
  { folder: 'content', uses: [], packages: [] },
  // What ran there is a program of its own.
  { folder: 'content/passing', uses: [] },
  { folder: 'prove', uses: ['scripts', 'src/agreement', 'src/content-model', ...BASE] },
];

/** Asks Astro for collections; everything else asks this folder. */
const COLLECTIONS_FOLDER = 'src/catalog';
const COLLECTION_QUERIES = ['getCollection', 'getEntry', 'getEntries'];
const MOST_LINES = 400;
/** Their words stand in src/site/words.ts; what an error says is for its developer. */
const ISLANDS = 'src/islands/';
const SOURCE = /\.(?:ts|mts|mjs|js|astro|css|mdx)$/;
const SKIPPED = ['node_modules', 'fixtures', 'proof', '.astro', 'dist'];

/** A line of a file that breaks a rule. */
export interface Breach {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

interface Import {
  readonly to: string;
  readonly names: readonly string[];
  readonly line: number;
}

/** All breaches of the layer rule and its neighbors (file length, `any`, mocked modules) below `root`. */
export function findBreaches(root: string): Breach[] {
  const folders = ['src', 'integrations', 'scripts', 'tests', 'prove', 'content'];
  const aliases = readAliases(root);
  return folders.flatMap((folder) => filesIn(root, folder)).flatMap((file) => checkFile(root, file, aliases));
}

function checkFile(root: string, file: string, aliases: ReadonlyMap<string, string>): Breach[] {
  const text = readFileSync(join(root, file), 'utf8');
  const breaches: Breach[] = [];
  const report = (line: number, message: string): void => void breaches.push({ file, line, message });
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (lines > MOST_LINES && !file.startsWith('content/'))
    report(MOST_LINES + 1, `has ${lines} lines: split it, ${MOST_LINES} is the most`);
  if (file.endsWith('.css')) return breaches;
  for (const script of scriptsOf(file, text)) {
    const source = ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true);
    const lineOf = (node: ts.Node): number =>
      source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    for (const found of importsOf(source, lineOf)) checkImport(file, found, aliases, report);
    walk(source, (node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword)
        report(lineOf(node), 'says `any`: name the type, or use `unknown`');
      if (file.startsWith(ISLANDS) && isSentence(node) && !(ts.isNewExpression(node.parent) || isTest(file)))
        report(lineOf(node), 'holds words that readers see: move them to src/site/words.ts');
      if (ts.isCallExpression(node) && /^vi\.(?:mock|doMock)$/.test(node.expression.getText(source))) {
        report(lineOf(node), 'mocks a module: pass what differs as a parameter');
      }
    });
  }
  return breaches;
}

function checkImport(
  file: string,
  { to, names, line }: Import,
  aliases: ReadonlyMap<string, string>,
  report: (line: number, message: string) => void,
): void {
  const target = resolve(file, to, aliases);
  const own = layerOf(file);
  const inTest = isTest(file);
  if (target === null) {
    if (own?.packages !== undefined && !inTest && !allows(own.packages, to)) {
      report(line, `imports ${to}: ${own.folder} may use ${own.packages.join(', ') || 'no packages'}`);
    }
    const asks = to === 'astro:content' && names.some((name) => COLLECTION_QUERIES.includes(name));
    if (asks && own?.folder !== COLLECTIONS_FOLDER)
      report(line, `asks Astro for collections: ask ${COLLECTIONS_FOLDER}`);
    return;
  }
  const other = layerOf(target);
  if (other === undefined || own === undefined || other.folder === own.folder) return;
  if (other.folder === 'prove') report(line, `imports ${to}: nothing imports prove/`);
  else if (!inTest && !own.uses.includes(other.folder)) {
    report(line, `imports ${to}: ${own.folder} may use ${own.uses.join(', ') || 'no other folder'}`);
  } else if (to.startsWith('.') && file.startsWith('src/') && [...aliases.values()].includes(other.folder)) {
    report(
      line,
      `imports ${to}: write #${posix.basename(other.folder)}/…, relative paths stay within a folder`,
    );
  }
}

/** The file an import leads to, from the root; null for packages. */
function resolve(file: string, to: string, aliases: ReadonlyMap<string, string>): string | null {
  const path = to.replace(/\?.*$/, '');
  if (path.startsWith('.')) return posix.join(posix.dirname(file), path);
  const [, alias, rest] = /^(#[^/]+)\/(.*)$/.exec(path) ?? [];
  const folder = alias === undefined ? undefined : aliases.get(alias);
  return folder === undefined || rest === undefined ? null : posix.join(folder, rest);
}

function isTest(file: string): boolean {
  return /\.test\.m?ts$/.test(file);
}

function layerOf(file: string): Layer | undefined {
  return LAYERS.filter(({ folder }) => file.startsWith(`${folder}/`)).sort(
    (a, b) => b.folder.length - a.folder.length,
  )[0];
}

function allows(packages: readonly string[], name: string): boolean {
  return packages.some((allowed) => name === allowed || (/[:/]$/.test(allowed) && name.startsWith(allowed)));
}

/** The scripts of a file, padded so that lines stay right: all of it, or frontmatter and `<script>` of a page. */
function scriptsOf(file: string, text: string): string[] {
  if (!/\.(?:astro|mdx)$/.test(file)) return [text];
  const pad = (at: number, script: string): string => text.slice(0, at).replace(/[^\n]/g, '') + script;
  const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text);
  const scripts = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)];
  if (file.endsWith('.mdx')) {
    const outside = text.replace(/^[ \t]*(```|~~~)[\s\S]*?^[ \t]*\1/gm, (code) =>
      code.replace(/[^\n]/g, ' '),
    );
    const lines = [...outside.matchAll(/^(?:import|export) [^\n]*from ['"][^\n]*$/gm)];
    return lines.map((line) => pad(line.index, line[0]));
  }
  return [
    ...(front?.[1] === undefined ? [] : [pad(4, front[1])]),
    ...scripts.map((script) => pad(script.index + script[0].indexOf('>') + 1, script[1] ?? '')),
  ];
}

function importsOf(source: ts.SourceFile, lineOf: (node: ts.Node) => number): Import[] {
  const imports: Import[] = [];
  const add = (node: ts.Node, to: ts.Node | undefined, names: readonly string[] = []): void => {
    if (to !== undefined && ts.isStringLiteralLike(to))
      imports.push({ to: to.text, names, line: lineOf(node) });
  };
  walk(source, (node) => {
    if (ts.isImportDeclaration(node)) {
      const named = node.importClause?.namedBindings;
      const names = named !== undefined && ts.isNamedImports(named) ? named.elements : [];
      add(
        node,
        node.moduleSpecifier,
        names.map((name) => (name.propertyName ?? name.name).text),
      );
    } else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier);
    else if (ts.isImportTypeNode(node))
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined);
    else if (ts.isCallExpression(node) && isImportCall(node, source)) add(node, node.arguments[0]);
  });
  return imports;
}

/** True for text that starts as a sentence does and goes on for a second word. */
function isSentence(node: ts.Node): boolean {
  const text = ts.isTemplateExpression(node) ? node.head.text : ts.isStringLiteralLike(node) ? node.text : '';
  return /^[‹“]?\s*\p{Lu}\p{Ll}*[’ ]\S/u.test(text);
}

function isImportCall(node: ts.CallExpression, source: ts.SourceFile): boolean {
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  return node.expression.getText(source) === 'import.meta.glob';
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

function filesIn(root: string, folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter(
      (file) =>
        !dirname(file)
          .split('/')
          .some((part) => SKIPPED.includes(part)),
    )
    .sort();
}

/** `#wire` -> `src/wire`, from package.json#imports. */
function readAliases(root: string): ReadonlyMap<string, string> {
  const parsed: { imports?: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return new Map(
    Object.entries(parsed.imports ?? {}).map(([key, to]) => [
      key.replace('/*', ''),
      to.replace(/^\.\/|\/\*$/g, ''),
    ]),
  );
}

if (import.meta.main) {
  const breaches = findBreaches(process.cwd());
  for (const { file, line, message } of breaches) console.error(`${file}:${line}: ${message}`);
  if (breaches.length > 0) process.exitCode = 1;
}
