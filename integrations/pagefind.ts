import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { glob } from 'tinyglobby';
import { readIndex, type SearchEntry } from '../src/search/entry.ts';
import { xmlText } from '../src/site/xml.ts';

/** Interfaces and fallbacks of Pagefind that the site does not use. */
const UNUSED = /^pagefind-(?!entry\.json)|^wasm\.unknown/;

/** What one indexing run did. */
export interface Indexed {
  readonly pages: number;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Indexes the built site in `dist` with Pagefind and writes `dist/pagefind/`: every page with `data-pagefind-body`,
 * each with the phrases, error strings, audience and software of its entry in `search-index.json`, which the pages
 * themselves need not carry. `pages.json` beside it maps Pagefind's ids to addresses. Throws on any error.
 */
export async function indexSite(dist: string): Promise<Indexed> {
  const file = join(dist, 'search-index.json');
  const entries = existsSync(file) ? readIndex(JSON.parse(await readFile(file, 'utf8'))).entries : [];
  const byUrl = new Map(entries.map((entry) => [entry.url, entry]));
  const { index, errors } = await pagefind.createIndex({ includeCharacters: '_$' });
  refuse(errors);
  if (!index) throw new Error('Pagefind made no index');
  let pages = 0;
  for (const path of (await glob('**/*.html', { cwd: dist })).sort()) {
    const html = await readFile(join(dist, path), 'utf8');
    if (!html.includes('data-pagefind-body')) continue;
    const url = path.replace(/(^|\/)index\.html$/, '$1');
    const content = withMetadata(html, byUrl.get(url));
    refuse((await index.addHTMLFile({ url: `/${url}`, content })).errors, path);
    pages += 1;
  }
  const output = await index.getFiles();
  refuse(output.errors);
  await pagefind.close();

  const folder = join(dist, 'pagefind');
  await rm(folder, { recursive: true, force: true });
  const kept = output.files.filter(({ path }) => !UNUSED.test(path));
  const ids: Record<string, string> = {};
  for (const { path, content } of kept) {
    const id = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
    if (id !== undefined) ids[id] = fragmentUrl(content).replace(/^\//, '');
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await writeFile(join(folder, 'pages.json'), JSON.stringify(ids));
  return { pages, files: kept.length + 1, bytes: kept.reduce((sum, { content }) => sum + content.length, 0) };
}

/** Runs Pagefind after a build, and serves the last build's index in `astro dev`. */
export function pagefindIntegration(): AstroIntegration {
  let served = '';
  return {
    name: 'pagefind',
    hooks: {
      'astro:config:done': ({ config }) => {
        served = join(fileURLToPath(config.outDir), 'pagefind');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const start = performance.now();
        const { pages, files, bytes } = await indexSite(fileURLToPath(dir));
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        logger.info(`indexed ${pages} pages: ${files} files, ${Math.round(bytes / 1024)} KB, ${seconds} s`);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => void serve(served, request, response, next));
      },
    },
  };
}

export { pagefindIntegration as pagefind };

function refuse(errors: readonly string[], where = 'the site'): void {
  if (errors.length > 0) throw new Error(`Pagefind could not index ${where}: ${errors.join('; ')}`);
}

/** The page with its entry's words as Pagefind metadata and filters; attributes never show up in excerpts. */
function withMetadata(html: string, entry: SearchEntry | undefined): string {
  if (!entry) return html;
  const { slug, lede, also = [], signals = [], audience = [], software = [] } = entry;
  const values = { slug, lede, also: also.join(' | '), signals: signals.join(' | ') };
  const names = Object.keys(values).map((name) => `${name}[data-${name}]`);
  const data = Object.entries(values).map(([name, value]) => `data-${name}="${xmlText(value)}"`);
  const filters = [
    `kind:${entry.kind}`,
    ...audience.map((name) => `audience:${name}`),
    ...software.map((name) => `software:${name}`),
  ].map((filter) => `<i data-pagefind-filter="${xmlText(filter)}"></i>`);
  const meta = `<i data-pagefind-meta="${names.join(', ')}" ${data.join(' ')}></i>${filters.join('')}`;
  return html.replace(/<[^>]*\bdata-pagefind-body\b[^>]*>/, (tag) => tag + meta);
}

/** The address in a fragment file: gzip over a mark and JSON. */
function fragmentUrl(content: Uint8Array): string {
  const text = gunzipSync(content).toString('utf8');
  const { url }: { url: string } = JSON.parse(text.slice(text.indexOf('{')));
  return url;
}

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.json': 'application/json' };

async function serve(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): Promise<void> {
  const path = /^[^?]*\/pagefind\/([^?]+)/.exec(request.url ?? '')?.[1];
  if (path === undefined) return next();
  const file = resolve(folder, path);
  if (!file.startsWith(folder + sep)) return next();
  try {
    const content = await readFile(file);
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.end(content);
  } catch {
    next();
  }
}
