import { type HostingRules, plain, typeOf } from './rules.ts';

/** CloudFront takes no longer function. */
const LONGEST_FUNCTION = 10_240;

/** Headers that CloudFront wants under names of its own; the others go below CustomHeadersConfig. */
const SECURITY_HEADERS: Readonly<Record<string, (value: string) => object>> = {
  'Content-Security-Policy': (value) => ({
    ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: value },
  }),
  'X-Content-Type-Options': () => ({ ContentTypeOptions: { Override: true } }),
  'Referrer-Policy': (value) => ({ ReferrerPolicy: { Override: true, ReferrerPolicy: value } }),
};

/** Input of `aws cloudfront create-response-headers-policy --response-headers-policy-config`. */
export function writeHeadersPolicy({ headers }: HostingRules): string {
  const custom = headers.filter(([name]) => !(name in SECURITY_HEADERS));
  const policy = {
    Name: 'fix401',
    SecurityHeadersConfig: Object.assign(
      {},
      ...headers.map(([name, value]) => SECURITY_HEADERS[name]?.(plain(value)) ?? {}),
    ),
    CustomHeadersConfig: {
      Quantity: custom.length,
      Items: custom.map(([Header, Value]) => ({ Header, Value, Override: true })),
    },
  };
  return `${JSON.stringify(policy, null, 2)}\n`;
}

/** The distribution's `CustomErrorResponses`. A bucket that may not be listed answers 403 for what it does not hold. */
export function writeErrorResponses({ base, notFound }: HostingRules): string {
  const Items = [403, 404].map((ErrorCode) => ({
    ErrorCode,
    ResponseCode: '404',
    ResponsePagePath: base + notFound,
    ErrorCachingMinTTL: 10,
  }));
  return `${JSON.stringify({ Quantity: Items.length, Items }, null, 2)}\n`;
}

/**
 * A CloudFront function (viewer request, cloudfront-js-2.0): redirects, index.html of folders, and the compressed copy
 * for browsers that read brotli. Redirects that do not fit are left to the pages that point on.
 */
export function writeFunction(rules: HostingRules): string {
  const lines = new Map<string, string>();
  for (const { from, to } of rules.redirects)
    lines.set(to, `${lines.get(to) ?? to.slice(1)} ${from.replace(/^\/|\/$/g, '')}`);
  let moved = '\n';
  for (const line of lines.values()) {
    const longer = `${moved}${line} \n`;
    if (Buffer.byteLength(functionText(rules, longer)) > LONGEST_FUNCTION) break;
    moved = longer;
  }
  return functionText(rules, moved);
}

/** `moved`: a line each of a new address and the old ones that lead there, a space behind each. */
function functionText(rules: HostingRules, moved: string): string {
  return `var BASE = ${JSON.stringify(rules.base)};
var MOVED = ${JSON.stringify(moved)};
var COMPRESSED = /\\.(?:${rules.compressed.join('|')})$/;

function queryOf(query) {
  var parts = [];
  Object.keys(query).forEach(function (name) {
    (query[name].multiValue || [query[name]]).forEach(function (entry) {
      parts.push(entry.value === '' ? name : name + '=' + entry.value);
    });
  });
  return parts.length === 0 ? '' : '?' + parts.join('&');
}

function movedTo(path) {
  var at = MOVED.indexOf(' ' + path + ' ');
  if (at === -1) return null;
  var start = MOVED.lastIndexOf('\\n', at) + 1;
  return BASE + MOVED.slice(start, MOVED.indexOf(' ', start));
}

function permanent(address) {
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: address } } };
}

function handler(event) {
  var request = event.request;
  var uri = request.uri;
  if (uri.indexOf(BASE) !== 0 || uri.indexOf('//') !== -1) {
    if (uri + '/' === BASE) return permanent(BASE + queryOf(request.querystring));
    return request;
  }
  var to = movedTo(uri.slice(BASE.length).replace(/\\/$/, ''));
  if (to !== null) return permanent(to);
  if (uri.charAt(uri.length - 1) === '/') uri += 'index.html';
  else if (uri.slice(uri.lastIndexOf('/')).indexOf('.') === -1) {
    return permanent(uri + '/' + queryOf(request.querystring));
  }
  var accepted = request.headers['accept-encoding'];
  if (accepted && /\\bbr\\b/.test(accepted.value) && COMPRESSED.test(uri)) uri += '.br';
  request.uri = uri;
  return request;
}
`;
}

/** An argument for a POSIX shell. */
function quote(value: string): string {
  return `'${plain(value).replaceAll("'", "'\\''")}'`;
}

/**
 * A shell script that uploads `site/`, with type, caching and encoding of each kind of file: what pages load first,
 * pages last. `files` are the paths of the built site; throws for one that has no content type.
 */
export function writeUpload(rules: HostingRules, files: readonly string[]): string {
  const { base, caching, hashed } = rules;
  const kept = files.filter((file) => !file.endsWith('.br'));
  const compressed = new Set(files.filter((file) => file.endsWith('.br')));
  const types = new Map(kept.map((file) => [file, typeOf(rules, file)]));
  const endingOf = (file: string): string => file.slice(file.lastIndexOf('.') + 1);
  const command = (filters: readonly string[], type: string, cache: string, encoding = ''): string =>
    [
      `aws s3 sync site/ "s3://$BUCKET${base}" --exclude '*'`,
      ...filters,
      `--content-type ${quote(type)} --cache-control ${quote(cache)}${encoding}`,
    ].join(' ');
  const each = (
    include: string,
    but: readonly string[],
    type: string,
    cache: string,
    br: boolean,
  ): string[] => {
    const filters = (ending: string): string[] => [
      `--include ${quote(include + ending)}`,
      ...but.map((other) => `--exclude ${quote(other)}`),
    ];
    const plainCommand = command(filters(''), type, cache);
    return br
      ? [plainCommand, command(filters('.br'), type, cache, ' --content-encoding br')]
      : [plainCommand];
  };
  const isHashed = (file: string): boolean => hashed.some((folder) => file.startsWith(folder));
  const hasBr = (some: readonly string[]): boolean => some.some((file) => compressed.has(`${file}.br`));
  const commands: string[] = [];
  for (const folder of hashed) {
    const inside = kept.filter((file) => file.startsWith(folder));
    for (const ending of new Set(inside.map(endingOf))) {
      const some = inside.filter((file) => endingOf(file) === ending);
      const type = types.get(some[0] ?? '') ?? '';
      commands.push(...each(`${folder}*.${ending}`, [], type, caching.hashed, hasBr(some)));
    }
  }
  const others = kept.filter((file) => !isHashed(file));
  const exceptions = Object.keys(rules.files).filter((file) => others.includes(file));
  for (const file of exceptions)
    commands.push(...each(file, [], types.get(file) ?? '', caching.other, hasBr([file])));
  const endings = [...new Set(others.filter((file) => !exceptions.includes(file)).map(endingOf))].sort(
    (a, b) => Number(a === 'html') - Number(b === 'html') || a.localeCompare(b),
  );
  for (const ending of endings) {
    const some = others.filter((file) => endingOf(file) === ending && !exceptions.includes(file));
    const but = [
      ...hashed.map((folder) => `${folder}*`),
      ...exceptions.filter((file) => endingOf(file) === ending).flatMap((file) => [file, `${file}.br`]),
    ];
    commands.push(...each(`*.${ending}`, but, types.get(some[0] ?? '') ?? '', caching.other, hasBr(some)));
  }
  return [
    '#!/bin/sh',
    '# Nothing is deleted: pages that are open in a browser still find the files of the last build.',
    'set -eu',
    `: "\${BUCKET:?Name of the bucket}"`,
    'cd "$(dirname "$0")"',
    ...commands,
    '',
  ].join('\n');
}
