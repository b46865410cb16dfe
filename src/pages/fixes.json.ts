import type { APIRoute } from 'astro';
import { allFixes } from '#catalog/index.ts';
import { recordingsOf } from '#catalog/proofs.ts';
import { href } from '#site/href.ts';

/** The catalog for programs. A new field is no new version; a changed or removed one is. */
export const GET: APIRoute = async () => {
  const fixes = (await allFixes()).map((fix) => ({
    id: fix.id,
    slug: fix.slug,
    title: fix.title,
    url: href(fix.path),
    cause: fix.cause,
    fix: fix.fix,
    audience: fix.audience,
    software: fix.software,
    schemes: fix.schemes,
    signals: fix.signals,
    reviewed: fix.reviewed,
    proof: recordingsOf(fix).map((r) => ({
      program: r.fixed.program,
      client: r.fixed.client,
      date: r.fixed.date,
    })),
  }));
  return new Response(JSON.stringify({ schemaVersion: 1, fixes }), {
    headers: { 'Content-Type': 'application/json' },
  });
};
