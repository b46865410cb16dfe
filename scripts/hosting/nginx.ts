import { type HostingRules, plain, wholeRedirects } from './rules.ts';

/** Where a server of one's own listens and finds the files. */
export interface ServerPlace {
  /** Folder that holds the site below its base path. */
  readonly root: string;
  /** Address or port to listen on, as the program writes it. */
  readonly listen: string;
}

/** A quoted value. `$` is refused: nginx has no way to write one that starts no variable. */
function quote(value: string): string {
  return `"${plain(value, '$').replace(/["\\]/g, '\\$&')}"`;
}

/** A quoted pattern: `$` is kept, as the end of the text. */
function pattern(value: string): string {
  return `"${plain(value).replace(/["\\]/g, '\\$&')}"`;
}

const escapePattern = (text: string): string => text.replace(/[.+?^${}()|[\]\\*]/g, '\\$&');

/** A file for the `http` block of nginx (conf.d): one server, all headers at its level, so that each location has them. */
export function writeNginx(rules: HostingRules, { root, listen }: ServerPlace): string {
  const { base, caching, files, headers, hashed, notFound, types } = rules;
  const bare = (type: string): string => type.replace(/;.*$/, '');
  const withCharset = Object.values(types).filter((type) => type.includes('charset=utf-8'));
  const compressed = rules.compressed.flatMap((ending) => types[ending] ?? []);
  // nginx always does both for text/html and warns when it is named.
  const list = (some: readonly string[]): string =>
    [...new Set(some.map(bare))].filter((type) => type !== 'text/html').join(' ');
  const folders = hashed.map((folder) => escapePattern(folder)).join('|');
  const lines = [
    'map $uri $fix401_caching {',
    `  default ${quote(caching.other)};`,
    `  ${pattern(`~^${escapePattern(base)}(?:${folders})`)} ${quote(caching.hashed)};`,
    '}',
    '',
    'server {',
    `  listen ${token(listen)};`,
    `  server_name ${token(new URL(rules.origin).hostname)};`,
    `  root ${quote(root)};`,
    '  index index.html;',
    '  absolute_redirect off;',
    '',
    ...headers.map(([name, value]) => `  add_header ${token(name)} ${quote(value)} always;`),
    '  add_header Cache-Control $fix401_caching always;',
    '',
    '  types {',
    ...Object.entries(types).map(([ending, type]) => `    ${bare(type)} ${token(ending)};`),
    '  }',
    '  default_type application/octet-stream;',
    '  charset utf-8;',
    `  charset_types ${list(withCharset)};`,
    '',
    '  gzip on;',
    '  gzip_vary on;',
    '  gzip_proxied any;',
    '  gzip_min_length 256;',
    `  gzip_types ${list([...compressed, ...Object.values(files)])};`,
    '  # Where the brotli module is loaded: brotli_static on;',
    '',
    ...Object.entries(files).map(
      ([file, type]) => `  location = ${quote(base + file)} { types { } default_type ${quote(type)}; }`,
    ),
    ...wholeRedirects(rules).map(
      ({ from, to }) => `  location = ${quote(from)} { return 301 ${quote(to)}; }`,
    ),
    '',
    `  error_page 404 ${quote(base + notFound)};`,
    `  error_page 403 =404 ${quote(base + notFound)};`,
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** A word that needs no quotes. */
function token(value: string): string {
  if (/^[\w.:[\]*+-]+(?: ssl)?$/.test(value)) return value;
  throw new Error(`${JSON.stringify(value)} cannot stand in this configuration.`);
}
