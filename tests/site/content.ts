import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { parse } from 'yaml';

const frontmatter = z.object({
  id: z.string(),
  title: z.string(),
  audience: z.array(z.string()),
  signals: z.array(z.string()).default([]),
});

/** A fix as its file in content/ has it. */
export interface ContentFix extends z.infer<typeof frontmatter> {
  readonly slug: string;
  /** The text below the frontmatter. */
  readonly body: string;
}

/** All fixes of content/fixes/, by the number of their id. Their strictness is checked elsewhere. */
export function contentFixes(): readonly ContentFix[] {
  return readdirSync('content/fixes')
    .filter((name) => /^u\d+-/.test(name))
    .map((name) => {
      const text = readFileSync(`content/fixes/${name}/index.mdx`, 'utf8');
      const [, fields = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
      const fix = frontmatter.parse(parse(fields));
      return { ...fix, slug: name.slice(fix.id.length + 1), body };
    })
    .sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
}
