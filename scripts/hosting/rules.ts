import { pathOf, type Redirect } from '../../src/content-model/moved.ts';
import { isText } from '../compress.ts';
import { contentSecurityPolicy } from './policy.ts';

/** Name and value of a response header. */
export type Header = readonly [name: string, value: string];

/** What a host has to do for the built site, whatever program it runs. Paths of files are below the site's base. */
export interface HostingRules {
  /** Where the site is served: `https://help.example.com`. */
  readonly origin: string;
  /** Path below it, with a slash at both ends. */
  readonly base: string;
  /** Headers of every answer. */
  readonly headers: readonly Header[];
  /** `Cache-Control` of files whose names change with what they hold, and of all others, the 404 page among them. */
  readonly caching: { readonly hashed: string; readonly other: string };
  /** Folders of such files, with a slash at the end. */
  readonly hashed: readonly string[];
  /** `Content-Type` by ending; `files` are the exceptions. */
  readonly types: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  /** Endings that are sent compressed; the build puts a `.br` beside each such file. */
  readonly compressed: readonly string[];
  /** Page for addresses that are not there, answered with status 404. */
  readonly notFound: string;
  /** Addresses that moved. A page that points on stands at each, for hosts that cannot redirect. */
  readonly redirects: readonly Redirect[];
}

/** What of the rules differs from build to build. */
export interface RulesInput {
  readonly siteUrl: string;
  readonly basePath: string;
  readonly styleHashes: readonly string[];
  readonly redirects: readonly Redirect[];
}

const BINARY = 'application/octet-stream';

const TYPES = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  pagefind: BINARY,
  pf_filter: BINARY,
  pf_fragment: BINARY,
  pf_index: BINARY,
  pf_meta: BINARY,
} as const;

const FILES = {
  'feed.xml': 'application/atom+xml',
  'opensearch.xml': 'application/opensearchdescription+xml',
} as const;

/** The rules of a build. Throws for a redirect that no host could follow. */
export function hostingRules({ siteUrl, basePath, styleHashes, redirects }: RulesInput): HostingRules {
  for (const redirect of redirects) checkRedirect(redirect);
  return {
    origin: siteUrl,
    base: basePath,
    headers: [
      ['Content-Security-Policy', contentSecurityPolicy(styleHashes)],
      ['X-Content-Type-Options', 'nosniff'],
      ['Referrer-Policy', 'same-origin'],
      ['Cross-Origin-Opener-Policy', 'same-origin'],
      ['Permissions-Policy', 'camera=(), geolocation=(), microphone=()'],
    ],
    caching: {
      hashed: 'public, max-age=31536000, immutable',
      other: 'public, max-age=0, must-revalidate',
    },
    hashed: ['_astro/', 'cards/'],
    types: TYPES,
    files: FILES,
    compressed: Object.keys(TYPES).filter((ending) => isText(`file.${ending}`)),
    notFound: '404.html',
    redirects,
  };
}

function checkRedirect({ from, to }: Redirect): void {
  const path = /^\/(?:[\w.~%-]+\/)*[\w.~%-]*$/;
  const target = /#[\w.~-]+$/.test(to) ? pathOf(to) : to;
  const wrong = [from, target].find((address) => !path.test(address));
  if (wrong !== undefined)
    throw new Error(`Redirect from ${from} to ${to}: ${wrong} is no path of the site.`);
  if (withSlash(from) === withSlash(target))
    throw new Error(`Redirect from ${from} to ${to} leads to itself.`);
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** Redirects with the base path in front; a page's address is there with and without the slash at its end. */
export function wholeRedirects({ base, redirects }: HostingRules): readonly Redirect[] {
  const whole = (path: string): string => base + path.slice(1);
  return redirects.flatMap(({ from, to }) => {
    const forms = from.endsWith('/') && from !== '/' ? [from, from.slice(0, -1)] : [from];
    return forms.map((form) => ({ from: whole(form), to: whole(to) }));
  });
}

/** `Content-Type` of a file of the built site. Throws for an ending that the rules do not know. */
export function typeOf(rules: HostingRules, file: string): string {
  const type = rules.files[file] ?? rules.types[file.slice(file.lastIndexOf('.') + 1)];
  if (type === undefined) throw new Error(`${file}: scripts/hosting/rules.ts has no content type for it.`);
  return type;
}

/** `Cache-Control` of a file of the built site. */
export function cachingOf({ hashed, caching }: HostingRules, file: string): string {
  return hashed.some((folder) => file.startsWith(folder)) ? caching.hashed : caching.other;
}

/** `value` if it may stand in a configuration: no control character and none of `refused`. Throws otherwise. */
export function plain(value: string, refused = ''): string {
  const wrong = [...value].find((char) => /\p{Cc}/u.test(char) || refused.includes(char));
  if (wrong === undefined) return value;
  throw new Error(`${JSON.stringify(value)}: ${JSON.stringify(wrong)} cannot stand in this configuration.`);
}
