import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { fixesJson } from '#schemas/catalog-json.ts';
import { absolute } from '#site/absolute.ts';

/** The JSON Schema (2020-12) of /fixes.json; an item of `fixes` is what /fix/<id>.json holds beside the version. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify({ $id: absolute('/fixes.schema.json'), ...z.toJSONSchema(fixesJson) }), {
    headers: { 'Content-Type': 'application/schema+json' },
  });
