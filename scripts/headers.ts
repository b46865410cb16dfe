import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from './files.ts';

/** The policy of every page: nothing from elsewhere, one inline style sheet by its hash, no inline script. */
export function contentSecurityPolicy(styleHash: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src '${styleHash}'`,
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/**
 * Finds the one style sheet that all pages carry and writes `_headers` (the format of Netlify and Cloudflare
 * Pages; `npm run serve` reads it too). Throws when a page has another style sheet, a second one or none.
 */
export async function writeHeaders(folder: string): Promise<string> {
  const pages = (await filesBelow(folder)).filter((file) => file.endsWith('.html'));
  const hashes = new Map<string, string>();
  for (const page of pages) {
    const html = await readFile(page, 'utf8');
    const sheets = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)];
    const sheet = sheets[0]?.[1];
    if (sheets.length !== 1 || sheet === undefined) {
      throw new Error(`${page} has ${sheets.length} inline style sheets; every page has the same one.`);
    }
    hashes.set(`sha256-${createHash('sha256').update(sheet).digest('base64')}`, page);
  }
  const [hash, ...others] = hashes.keys();
  if (hash === undefined || others.length > 0) {
    throw new Error(`The pages carry different style sheets, e.g. ${[...hashes.values()].join(' and ')}.`);
  }
  const text = `/*
  Content-Security-Policy: ${contentSecurityPolicy(hash)}
  X-Content-Type-Options: nosniff
  Referrer-Policy: same-origin
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
/_astro/*
  Cache-Control: public, max-age=31536000, immutable
/cards/*
  Cache-Control: public, max-age=31536000, immutable
`;
  await writeFile(join(folder, '_headers'), text);
  return `one style sheet on ${pages.length} pages`;
}
