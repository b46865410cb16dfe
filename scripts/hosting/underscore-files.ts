import { type HostingRules, plain } from './rules.ts';

/** Cloudflare Pages takes no longer line in `_headers` and no more lines in `_redirects`. */
const LONGEST_LINE = 2_000;
const MOST_REDIRECTS = 2_000;

/**
 * `_headers` for Netlify, Cloudflare Pages and `npm run serve`. No path gets one header from two rules: Cloudflare
 * would join the values. So `Cache-Control` of all that has no hash is left to the hosts; theirs is the same.
 */
export function writeHeaders(rules: HostingRules): string {
  const { base, headers, hashed, caching, files, types } = rules;
  const lines = [`${base}*`, ...headers.map(([name, value]) => `  ${name}: ${plain(value)}`)];
  for (const folder of hashed) lines.push(`${base}${folder}*`, `  Cache-Control: ${plain(caching.hashed)}`);
  for (const [file, type] of Object.entries(files)) lines.push(base + file, `  Content-Type: ${plain(type)}`);
  const markdown = types['md'];
  if (markdown !== undefined) lines.push(`${base}*.md`, `  Content-Type: ${plain(markdown)}`);
  const long = lines.find((line) => line.length > LONGEST_LINE);
  if (long !== undefined)
    throw new Error(`A line of _headers is longer than ${LONGEST_LINE}: ${long.slice(0, 60)}…`);
  return `${lines.join('\n')}\n`;
}

/**
 * `_redirects` for Netlify and Cloudflare Pages; empty when nothing moved. The hosts add a missing last slash. What
 * they would not take any more keeps the page that points on.
 */
export function writeRedirects({ base, redirects }: HostingRules): string {
  const whole = (path: string): string => base + path.slice(1);
  const lines = redirects.map(({ from, to }) => `${whole(from)} ${whole(to)} 301\n`);
  return lines.slice(0, MOST_REDIRECTS).join('');
}
