import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { Redirect } from '../../src/content-model/moved.ts';
import { filesBelow } from '../files.ts';
import { writeCaddy } from './caddy.ts';
import { withMeta, writeWorkflow } from './github.ts';
import { writeNginx } from './nginx.ts';
import { styleHashes } from './policy.ts';
import { type HostingRules, hostingRules } from './rules.ts';
import { writeErrorResponses, writeFunction, writeHeadersPolicy, writeUpload } from './s3.ts';
import { writeHeaders, writeRedirects } from './underscore-files.ts';

/** Hosts that `npm run hosting` prepares a folder for. */
export const HOSTS = ['cloudflare', 'netlify', 'github', 's3', 'nginx', 'caddy'] as const;
export type Host = (typeof HOSTS)[number];

/** Files of the build that only some hosts read. */
const FOR_UNDERSCORE = ['_headers', '_redirects'];
const FOR_GITHUB = ['.nojekyll'];

interface Place {
  readonly siteUrl: string;
  readonly basePath: string;
  readonly redirects: readonly Redirect[];
}

/** The rules of the site that was built into `folder`. */
export async function rulesOf(folder: string, place: Place): Promise<HostingRules> {
  return hostingRules({ ...place, styleHashes: await styleHashes(folder) });
}

/** Writes what Cloudflare Pages, Netlify and GitHub Pages read beside the pages. Says how many rules there are. */
export async function writeBesidePages(folder: string, place: Place): Promise<string> {
  const rules = await rulesOf(folder, place);
  await writeFile(join(folder, '_headers'), writeHeaders(rules));
  await writeFile(join(folder, '_redirects'), writeRedirects(rules));
  await writeFile(join(folder, '.nojekyll'), '');
  return `_headers and _redirects (${rules.redirects.length} moved addresses)`;
}

export interface HostingOptions extends Place {
  readonly host: Host;
  /** The built site. */
  readonly built: string;
  readonly out: string;
  /** nginx, Caddy: where the files will stand on the server; default `site` in `out`. */
  readonly root?: string | undefined;
  /** nginx, Caddy: port or address to listen on; default 80, or the address of the site. */
  readonly listen?: string | undefined;
}

/**
 * Writes a folder that is ready for a host: `site/` and the files that configure the host. Returns their names. Throws
 * when the folder holds anything else, so that nothing of somebody's is overwritten.
 */
export async function writeHosting(options: HostingOptions): Promise<readonly string[]> {
  const { host, built, out, basePath } = options;
  const rules = await rulesOf(built, options);
  const root = options.root ?? resolve(out, 'site');
  const listed = (await filesBelow(built))
    .map((file) => relative(built, file).split(sep).join('/'))
    .filter((file) => !FOR_UNDERSCORE.includes(file) && !FOR_GITHUB.includes(file));
  const configuration: Readonly<Record<Host, () => Readonly<Record<string, string>>>> = {
    cloudflare: () => ({}),
    netlify: () => ({}),
    github: () => ({ 'pages.yml': writeWorkflow(rules) }),
    nginx: () => ({ 'fix401.conf': writeNginx(rules, { root, listen: options.listen ?? '80' }) }),
    caddy: () => ({ Caddyfile: writeCaddy(rules, { root, listen: options.listen ?? rules.origin }) }),
    s3: () => ({
      'response-headers-policy.json': writeHeadersPolicy(rules),
      'error-responses.json': writeErrorResponses(rules),
      'function.js': writeFunction(rules),
      'upload.sh': writeUpload(rules, listed),
    }),
  };
  const files = configuration[host]();
  await clear(out, ['site', ...Object.keys(files)]);
  const isUnderscore = host === 'cloudflare' || host === 'netlify';
  // GitHub and the upload put the site below its path themselves.
  const below = host === 'github' || host === 's3' ? 'site' : join('site', basePath);
  await cp(built, join(out, below), {
    recursive: true,
    filter: (file) => {
      const name = relative(built, file);
      if (FOR_UNDERSCORE.includes(name)) return false;
      if (FOR_GITHUB.includes(name)) return host === 'github';
      return !(name.endsWith('.br') && (host === 'github' || isUnderscore));
    },
  });
  if (host === 'github') await addMeta(join(out, 'site'), rules);
  if (isUnderscore) {
    await writeFile(join(out, 'site', '_headers'), writeHeaders(rules));
    await writeFile(join(out, 'site', '_redirects'), writeRedirects(rules));
    if (basePath !== '/') await cp(join(built, rules.notFound), join(out, 'site', rules.notFound));
  }
  for (const [name, text] of Object.entries(files))
    await writeFile(join(out, name), text, name.endsWith('.sh') ? { mode: 0o755 } : {});
  return ['site/', ...Object.keys(files)];
}

async function addMeta(folder: string, { headers }: HostingRules): Promise<void> {
  for (const file of (await filesBelow(folder)).filter((name) => name.endsWith('.html')))
    await writeFile(file, withMeta(await readFile(file, 'utf8'), headers));
}

/** Empties a folder that holds only what was written here before. */
async function clear(folder: string, own: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = await readdir(folder);
  const other = names.find((name) => !own.includes(name));
  if (other !== undefined)
    throw new Error(`${folder} holds ${other}, which is not from here. Choose an empty folder.`);
  for (const name of names) await rm(join(folder, name), { recursive: true });
}
