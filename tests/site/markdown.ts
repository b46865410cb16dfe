import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Text without code fences and code spans, line ends kept. */
function prose(markdown: string): string {
  return markdown
    .replace(/^(`{3,}|~{3,})[\s\S]*?^\1[ \t]*$/gm, (fence) => fence.replace(/[^\n]/g, ''))
    .replace(/(`+)(?!`)[\s\S]*?\1/g, '');
}

/** Addresses of links, pictures and reference definitions, as written. */
export function addressesIn(markdown: string): string[] {
  const text = prose(markdown);
  const inline = [...text.matchAll(/\]\(\s*<?([^\s)>]+)>?(?:\s+["'][^)]*["'])?\s*\)/g)];
  const definitions = [...text.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/gm)];
  return [...inline, ...definitions].map(([, address = '']) => address);
}

/** Anchors that headings get where the file is shown: lower case, spaces to hyphens, other signs dropped. */
export function anchorsIn(markdown: string): ReadonlySet<string> {
  const text = markdown.replace(/^(`{3,}|~{3,})[\s\S]*?^\1[ \t]*$/gm, '');
  const seen = new Map<string, number>();
  const anchors = [...text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, heading = '']) => {
    const words = heading
      .replace(/\]\([^)]*\)/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '');
    const slug = words.trim().replace(/\s/g, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
  return new Set(anchors);
}

/** One line for each relative link of a Markdown file that leads to no file or no heading. */
export function deadLinksIn(file: string): string[] {
  return addressesIn(readFileSync(file, 'utf8')).flatMap((address) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return [];
    const [path = '', anchor = ''] = address.split('#');
    const target = path === '' ? file : normalize(join(dirname(file), decodeURIComponent(path)));
    if (target.startsWith('..')) return [`${file}: ${address} leaves the repository`];
    if (!existsSync(target)) return [`${file}: ${address} leads to nothing`];
    if (anchor === '' || statSync(target).isDirectory() || !target.endsWith('.md')) return [];
    return anchorsIn(readFileSync(target, 'utf8')).has(anchor)
      ? []
      : [`${file}: ${address} has no such heading`];
  });
}
