import type { ServerPlace } from './nginx.ts';
import { type HostingRules, plain, wholeRedirects } from './rules.ts';

/** A quoted value. Braces are refused: they start placeholders. */
function quote(value: string): string {
  return `"${plain(value, '{}').replace(/["\\]/g, '\\$&')}"`;
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
    ...wholeRedirects(rules).map(({ from, to }) => `\t\tredir ${quote(from)} ${quote(to)} 301`),
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
