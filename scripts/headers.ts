import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from './files.ts';

/** Kinds of pages that have a sheet of their own. */
const MOST_SHEETS = 4;

/** The policy of every page: nothing from elsewhere, the inline style sheets by their hashes, no inline script. */
export function contentSecurityPolicy(styleHashes: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src ${styleHashes.map((hash) => `'${hash}'`).join(' ')}`,
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
 * The hashes of the style sheets that pages carry, sorted: one for each kind of page. Throws when a page has two
 * sheets or none, or when there are so many different ones that the policy would become a long header.
 */
export async function styleHashes(folder: string): Promise<string[]> {
  const pages = (await filesBelow(folder)).filter((file) => file.endsWith('.html'));
  const hashes = new Set<string>();
  for (const page of pages) {
    const html = await readFile(page, 'utf8');
    const sheets = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)];
    const sheet = sheets[0]?.[1];
    if (sheets.length !== 1 || sheet === undefined) {
      throw new Error(`${page} has ${sheets.length} inline style sheets; every page has one.`);
    }
    hashes.add(`sha256-${createHash('sha256').update(sheet).digest('base64')}`);
  }
  if (hashes.size > MOST_SHEETS)
    throw new Error(`The pages carry ${hashes.size} different style sheets; ${MOST_SHEETS} is the most.`);
  return [...hashes].sort();
}

/** Writes `_headers` (the format of Netlify and Cloudflare Pages; `npm run serve` reads it too). */
export async function writeHeaders(folder: string): Promise<string> {
  const hashes = await styleHashes(folder);
  const text = `/*
  Content-Security-Policy: ${contentSecurityPolicy(hashes)}
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
  return `the policy names ${hashes.length} style sheets`;
}
