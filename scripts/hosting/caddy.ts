import type { ServerPlace } from './nginx.ts';
import { type HostingRules, plain, wholeRedirects } from './rules.ts';

/** A quoted value. Braces are refused: they start placeholders. */
function quote(value: string): string {
  return `"${plain(value, '{}').replace(/["\\]/g, '\\$&')}"`;
}

/** A map, since matchers of paths do not tell `/fix/U17/` from `/fix/u17/`. */
function redirects(rules: HostingRules): string[] {
  const moved = wholeRedirects(rules);
  if (moved.length === 0) return [];
  return [
    'map {path} {fix401_moved} {',
    ...moved.map(({ from, to }) => `\t${quote(from)} ${quote(to)}`),
    '\tdefault ""',
    '}',
    `@moved expression "{fix401_moved} != ''"`,
    'redir @moved {fix401_moved} 301',
  ];
}

/**
 * A Caddyfile with one site. `route` keeps the order: a later header replaces an earlier one. What an answer with an
 * error had before is replaced too, so that the page for unknown addresses is no file for a year.
 */
export function writeCaddy(rules: HostingRules, { root, listen }: ServerPlace): string {
  const { base, caching, files, headers, hashed, notFound, types } = rules;
  const always = [...headers, ['Cache-Control', caching.other] as const];
  const matched = Object.entries(types).flatMap(([ending, type]) => [
    `@${ending} path ${quote(`*.${ending}`)}`,
    `header @${ending} Content-Type ${quote(type)}`,
  ]);
  const lines = [
    '(fix401_headers) {',
    ...always.map(([name, value]) => `\theader ${name} ${quote(value)}`),
    '}',
    '(fix401_files) {',
    '\tencode gzip',
    '\tfile_server {',
    '\t\tprecompressed br',
    '\t}',
    '}',
    '',
    `${quote(listen)} {`,
    `\troot * ${quote(root)}`,
    '\troute {',
    '\t\timport fix401_headers',
    `\t\t@hashed path ${hashed.map((folder) => quote(`${base}${folder}*`)).join(' ')}`,
    `\t\theader @hashed Cache-Control ${quote(caching.hashed)}`,
    ...matched.map((line) => `\t\t${line}`),
    ...Object.entries(files).map(
      ([file, type]) => `\t\theader ${quote(base + file)} Content-Type ${quote(type)}`,
    ),
    ...redirects(rules).map((line) => `\t\t${line}`),
    '\t\timport fix401_files',
    '\t}',
    '\thandle_errors {',
    '\t\timport fix401_headers',
    `\t\theader Content-Type ${quote(types['html'] ?? 'text/html')}`,
    `\t\trewrite * ${quote(base + notFound)}`,
    '\t\timport fix401_files',
    '\t}',
    '}',
  ];
  return `${lines.join('\n')}\n`;
}
