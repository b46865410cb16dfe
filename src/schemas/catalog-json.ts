import { z } from 'astro/zod';
import { AUDIENCES, FIX_ID, SCHEMES, SLUG } from './shared.ts';

/** Version of the shapes below. A new field is no new version; a changed or removed one is. */
export const CATALOG_VERSION = 1;

const address = z.url({ protocol: /^https?$/ });
const status = z.int().min(100).max(599);

/** A fix as programs read it: an item of `/fixes.json`, and with the version `/fix/<id>.json`. */
export const fixJson = z
  .strictObject({
    id: z.string().regex(FIX_ID).describe('Permanent id, the u17 of /fix/u17/. Never reused.'),
    slug: z.string().regex(SLUG),
    title: z.string().min(1),
    url: z.string().regex(/^\//).describe('Path of the page on its host.'),
    cause: z.string().min(1).describe('Why the server answers 401, one sentence; code stands in backticks.'),
    fix: z.string().min(1).describe('The cure, one sentence; code stands in backticks.'),
    short: z.string().min(1).describe('How to know that this is the case, and the cure; 1 to 3 sentences.'),
    reply: z
      .string()
      .min(1)
      .describe('What a customer can be told, in plain words; the address is to follow it.'),
    audience: z.array(z.enum(AUDIENCES)).min(1).describe('Who can apply it, the less technical first.'),
    software: z.array(z.string()).min(1),
    schemes: z.array(z.enum(SCHEMES)).min(1),
    signals: z.array(z.string()).describe('Exact strings that programs print.'),
    symptoms: z.array(z.string()).min(1),
    related: z.array(z.string().regex(FIX_ID)),
    reviewed: z.iso.date(),
    addresses: z.strictObject({
      html: address,
      json: address,
      markdown: address,
      proofs: address.nullable().describe('Page of the recordings; null where nothing was run.'),
    }),
    proof: z
      .array(
        z.strictObject({
          program: z.string().min(1),
          client: z.string().min(1),
          date: z.iso.date(),
          broken: status.describe('Status that the client got at last in the broken state.'),
          fixed: status,
        }),
      )
      .describe('One item for each set-up that was run.'),
  })
  .meta({ id: 'fix', title: 'A fix' });

/** `/fixes.json`: all active fixes in the order of their ids. */
export const fixesJson = z
  .strictObject({ schemaVersion: z.literal(CATALOG_VERSION), fixes: z.array(fixJson) })
  .meta({ title: 'The fixes of this site' });

export type FixJson = z.infer<typeof fixJson>;
