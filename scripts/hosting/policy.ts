import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { filesBelow } from '../files.ts';

/** Kinds of pages that have a sheet of their own; those of moved addresses are one. */
const MOST_SHEETS = 5;

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
