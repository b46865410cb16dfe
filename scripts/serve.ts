import { existsSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';
import { loadSettings } from '../integrations/settings.ts';

export interface ServeOptions {
  /** The built site. */
  readonly dir: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Path under which the site stands, with slashes at both ends. Default "/". */
  readonly base?: string;
}

type Rule = { readonly path: RegExp; readonly headers: readonly (readonly [string, string])[] };

/** Reads a `_headers` file: a path pattern at the start of a line, its header fields indented below it. */
function readRules(file: string): Rule[] {
  const rules: { path: RegExp; headers: [string, string][] }[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    if (!line.startsWith(' ')) {
      const pattern = line
        .trim()
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*');
      rules.push({ path: new RegExp(`^${pattern}$`), headers: [] });
    } else {
      const colon = line.indexOf(':');
      rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    }
  }
  return rules;
}

/** Serves a built site on the loopback address as a static host would: brotli, its headers, its 404 page. */
export async function startServer(options: ServeOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { dir, port = 0, base = '/' } = options;
  const rules = readRules(join(dir, '_headers'));
  const setHeaders = (response: ServerResponse, path: string): void => {
    for (const rule of rules) {
      if (rule.path.test(base + path.slice(1)))
        for (const [name, value] of rule.headers) response.setHeader(name, value);
    }
  };
  const files = sirv(dir, { brotli: true, dev: false, etag: true, setHeaders });
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://localhost');
    const inside = address.pathname.startsWith(base) ? `/${address.pathname.slice(base.length)}` : null;
    const notFound = (): void => {
      setHeaders(response, '/404.html');
      response.statusCode = 404;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(readFileSync(join(dir, '404.html')));
    };
    if (inside === null) return notFound();
    if (!inside.endsWith('/') && existsSync(join(dir, inside, 'index.html'))) {
      response.writeHead(308, { Location: `${address.pathname}/${address.search}` });
      return response.end();
    }
    request.url = inside + address.search;
    return files(request, response, notFound);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${taken}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const dir = join(process.cwd(), process.env['OUT_DIR'] ?? 'dist');
  if (!existsSync(join(dir, '_headers'))) {
    console.error(`${dir} holds no built site. Run: npm run build`);
    process.exit(1);
  }
  const { basePath: base, brand } = loadSettings();
  const wanted = process.env['PORT'];
  const { url } = await startServer({ dir, base, port: Number(wanted ?? 4010) }).catch((error: unknown) => {
    // Only a port that somebody asked for is worth failing for.
    if (wanted !== undefined) throw error;
    return startServer({ dir, base });
  });
  console.log(`${brand} is served at ${url} (Ctrl+C ends it)`);
}
