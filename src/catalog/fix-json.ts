import { CATALOG_VERSION, type FixJson, fixesJson, fixJson } from '#schemas/catalog-json.ts';
import { absolute } from '#site/absolute.ts';
import { href } from '#site/href.ts';
import { proofsPath, rowsOf } from './proof-index.ts';
import type { Fix } from './types.ts';

/** A fix as programs read it, checked against the published schema; throws when it does not fit. */
export function fixAsJson(fix: Fix): FixJson {
  const rows = rowsOf(fix);
  return fixJson.parse({
    id: fix.id,
    slug: fix.slug,
    title: fix.title,
    url: href(fix.path),
    cause: fix.cause,
    fix: fix.fix,
    short: fix.short,
    reply: fix.reply,
    audience: fix.audience,
    software: fix.software,
    schemes: fix.schemes,
    signals: fix.signals,
    symptoms: fix.symptoms,
    related: fix.related,
    reviewed: fix.reviewed,
    addresses: {
      html: absolute(fix.path),
      json: absolute(`/fix/${fix.id}.json`),
      markdown: absolute(`/fix/${fix.id}.md`),
      proofs: rows.length === 0 ? null : absolute(proofsPath(fix)),
    },
    proof: rows.map(({ program, client, date, broken, fixed }) => ({
      ...{ program, client, date, broken, fixed },
    })),
  } satisfies FixJson);
}

/** The text of `/fixes.json`. */
export function catalogAsJson(fixes: readonly Fix[]): string {
  return JSON.stringify(fixesJson.parse({ schemaVersion: CATALOG_VERSION, fixes: fixes.map(fixAsJson) }));
}
