import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import ts from 'typescript';
import type { BuiltPage } from './pages.ts';

/** The limits that every page keeps. Bytes. */
export const LIMITS = {
  /** HTML with its style sheet as brotli: what fits into the first flight of a new connection. */
  page: 14_600,
  /** Median of guide, scenario and fix pages, measured alike. */
  median: 8_000,
  /** Module scripts of a page with all they import statically, decoded. */
  script: 10_240,
} as const;

/** What a page asks for before or while it is read. */
export interface PageRequests {
  /** One line for each thing that would stand before the first paint or is fetched without intent. */
  readonly blocking: readonly string[];
  /** Addresses of the page's module scripts. */
  readonly modules: readonly string[];
}

const EAGER = new Set([
  'stylesheet',
  'preload',
  'prefetch',
  'modulepreload',
  'prerender',
  'preconnect',
  'dns-prefetch',
]);

/** Reads from the HTML what the browser is told to load. */
export function requestsOf(html: string): PageRequests {
  const blocking: string[] = [];
  const modules: string[] = [];
  let inSheet = false;
  const parser = new Parser({
    onopentag(name, { rel = '', href = '', src, type = '', media = '' }) {
      inSheet = name === 'style';
      if (name === 'link') {
        const hints = rel
          .toLowerCase()
          .split(/\s+/)
          .filter((word) => EAGER.has(word));
        for (const hint of hints)
          blocking.push(`<link rel="${hint}" href="${href}"${media && ` media="${media}"`}>`);
      }
      if (name !== 'script') return;
      if (type === 'module' && src !== undefined) modules.push(src);
      else if (type !== 'application/ld+json')
        blocking.push(`<script${type && ` type="${type}"`} src="${src ?? '(inline)'}">`);
    },
    ontext(text) {
      if (inSheet)
        for (const [found] of text.matchAll(/@import[^;]*|url\((?!["']?(?:data:|#))[^)]*\)/g))
          blocking.push(`style sheet: ${found}`);
    },
    onclosetag() {
      inSheet = false;
    },
  });
  parser.end(html);
  return { blocking, modules };
}

/** Addresses that a module imports statically, as written. `import()` is no such import. */
export function staticImports(code: string): string[] {
  const source = ts.createSourceFile('module.js', code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const from = statement.moduleSpecifier;
    return from !== undefined && ts.isStringLiteral(from) ? [from.text] : [];
  });
}

/**
 * All files that load with these module scripts, as addresses with their bytes: the scripts and what they import,
 * each once. Throws, naming it, when a file is not in `folder`. `known` keeps what was read for the next page.
 */
export function moduleGraph(
  folder: string,
  base: string,
  modules: readonly string[],
  known: Map<string, Module> = new Map(),
): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  const queue = modules.map((src) => new URL(src, 'http://site').pathname);
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (sizes.has(path)) continue;
    const module = known.get(path) ?? readModule(folder, base, path);
    known.set(path, module);
    sizes.set(path, module.size);
    queue.push(...module.imports);
  }
  return sizes;
}

/** A file of JavaScript: its bytes, and the addresses that it imports statically. */
export interface Module {
  readonly size: number;
  readonly imports: readonly string[];
}

function readModule(folder: string, base: string, path: string): Module {
  const file = join(folder, decodeURIComponent(path.startsWith(base) ? path.slice(base.length) : path));
  if (!existsSync(file)) throw new Error(`A page loads ${path}, which the build did not write.`);
  const code = readFileSync(file);
  const imports = staticImports(code.toString()).map((name) => new URL(name, `http://site${path}`).pathname);
  return { size: code.length, imports };
}

/** What one page weighs, and a line for each limit it breaks. */
export interface PageWeight {
  /** Bytes of its module scripts with all they import, decoded. */
  readonly script: number;
  /** Requests before the first paint, the page itself included. */
  readonly requests: number;
  readonly faults: readonly string[];
}

/** Weighs the pages of one site; `size` is what a page weighs as brotli, in bytes. */
export function pageScale(folder: string, base: string): (page: BuiltPage, size: number) => PageWeight {
  const known = new Map<string, Module>();
  return ({ path, html }, size) => {
    const { blocking, modules } = requestsOf(html);
    const script = [...moduleGraph(folder, base, modules, known).values()].reduce(
      (sum, bytes) => sum + bytes,
      0,
    );
    const faults = blocking.map((request) => `${path}: loads before or beside the first paint: ${request}`);
    if (size > LIMITS.page) faults.push(`${path}: ${size} bytes are over ${LIMITS.page}`);
    if (script > LIMITS.script) faults.push(`${path}: ${script} bytes of script are over ${LIMITS.script}`);
    return { script, requests: 1 + blocking.length, faults };
  };
}
