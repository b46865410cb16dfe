import { z } from 'astro/zod';

/** Who a text is for, the less technical first. The order is the order of sections and chips on a page. */
export const AUDIENCES = ['visitor', 'owner', 'developer'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** How a client can show who it is: registered auth-schemes and the ways in use beside them. */
export const SCHEMES = [
  'basic',
  'digest',
  'bearer',
  'api-key',
  'cookie',
  'negotiate',
  'ntlm',
  'dpop',
  'mutual-tls',
  'signature',
  'none',
] as const;
export type Scheme = (typeof SCHEMES)[number];

/** Pages that `<To page="…">` may name; each is the address below the root. `fix` is the index of fixes. */
export const PAGES = ['guide', 'scenarios', 'fix', 'fix/errors', 'recap', 'proofs', 'search'] as const;

/**
 * The id of a fix: `u` and a number without leading zeros, in a team's own fixes its prefix and a number. Never
 * reused, never renamed. Which prefix a folder has is checked by src/content-model/.
 */
export const FIX_ID = /^(?:u|[a-z]{2,12})[1-9]\d*$/;

/** Order of ids in lists: this site's first, then those of other prefixes, each by number. */
export function compareFixIds(a: string, b: string): number {
  const [one, other] = [a, b].map((id) => id.replace(/\d+$/, ''));
  if (one !== other) return one === 'u' || (other !== 'u' && (one ?? '') < (other ?? '')) ? -1 : 1;
  const [first = 0, second = 0] = [a, b].map((id) => Number(/\d+$/.exec(id)?.[0]));
  return first - second;
}

/** The address part of a page: lower-case words and digits, joined by single hyphens. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A string with words in it; blank is refused. */
export const text = z
  .string({ error: describeText })
  .trim()
  .min(1, 'is empty: write it or leave the key out');

/** The id of another fix. That it exists is checked by src/content-model/. */
export const fixId = z.string().regex(FIX_ID, 'is no fix id: write the prefix and a number, as in `u17`');

/** The slug of a guide chapter or scenario. That it exists is checked by src/content-model/. */
export const slug = z
  .string()
  .regex(SLUG, 'is no slug: lower-case words joined by hyphens, as in `token-expired`');

/** 1 to 70 characters, so that a title stays whole in a tab, a search result and a ticket. */
export const title = text.max(70, 'is over 70 characters: shorten it');

/** One or more audiences, each once, the less technical first. */
export const audience = z
  .array(z.enum(AUDIENCES, `is no audience: use one of ${AUDIENCES.join(', ')}`))
  .min(1, 'is empty: name at least one audience')
  .refine(inOrder, `name each audience once, in this order: ${AUDIENCES.join(', ')}`);

/** A source a reader can open: an RFC section or a vendor's page. */
export const source = z.strictObject({
  /** How the link reads, e.g. `RFC 6750 §3.1`. */
  title: text,
  /** Absolute address, https. */
  url: z.url({
    protocol: /^https$/,
    error: 'is no https address: write it whole, as in https://www.rfc-editor.org/rfc/rfc9110',
  }),
});

/** 8 to 12 phrases as people type them. No two entries of the site share one: the phrase must lead to one page. */
export const also = z
  .array(text)
  .min(8, 'has fewer than 8 phrases: add what people type when they have this trouble')
  .max(12, 'has more than 12 phrases: keep the 12 that differ most');

/** Day of the last review as `YYYY-MM-DD`. YAML readers that turn days into dates are understood. */
export const day = z.preprocess(dayOfDate, z.iso.date('is no day: write it as 2026-11-24'));

/** A list in which no two values are the same. */
export function distinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

function inOrder(values: readonly Audience[]): boolean {
  return values.every((value, at) => {
    const before = values[at - 1];
    return before === undefined || AUDIENCES.indexOf(before) < AUDIENCES.indexOf(value);
  });
}

function dayOfDate(value: unknown): unknown {
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return value;
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
}

function describeText({ input }: { readonly input?: unknown }): string {
  if (input === undefined) return 'is missing: add it';
  if (input === null) return 'has no value: write it or leave the key out';
  return `is not text but ${Array.isArray(input) ? 'a list' : typeof input}: put it in quotes`;
}
