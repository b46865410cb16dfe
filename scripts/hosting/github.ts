import { xmlText } from '../../src/site/xml.ts';
import type { Header, HostingRules } from './rules.ts';

/** Directives that a page cannot give itself. */
const HEADER_ONLY = /^frame-ancestors /;

/** A page that carries what it can of the headers itself, for hosts that send none. Throws when it has no charset. */
export function withMeta(html: string, headers: readonly Header[]): string {
  const charset = /<meta charset="?utf-8"?>/i.exec(html);
  if (charset === null) throw new Error('A page does not start with <meta charset="utf-8">.');
  const value = (wanted: string): string => headers.find(([name]) => name === wanted)?.[1] ?? '';
  const policy = value('Content-Security-Policy')
    .split('; ')
    .filter((directive) => !HEADER_ONLY.test(directive))
    .join('; ');
  const meta =
    `<meta http-equiv="Content-Security-Policy" content="${xmlText(policy)}">` +
    `<meta name="referrer" content="${xmlText(value('Referrer-Policy'))}">`;
  const end = charset.index + charset[0].length;
  return html.slice(0, end) + meta + html.slice(end);
}

/** A workflow that builds the site on each push to main and publishes it. The history dates the pages. */
export function writeWorkflow({ origin, base }: HostingRules): string {
  return `name: pages
on:
  push:
    branches: [main]
permissions:
  contents: read
  pages: write
  id-token: write
concurrency: pages
jobs:
  publish:
    runs-on: ubuntu-latest
    environment: github-pages
    env:
      SITE_URL: ${JSON.stringify(origin)}
      BASE_PATH: ${JSON.stringify(base)}
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 24
          cache: npm
      - run: npm ci
      - run: npm run build
      - run: npm run hosting -- github --out published
      - uses: actions/upload-pages-artifact@v3
        with:
          path: published/site
      - uses: actions/deploy-pages@v4
`;
}
