import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { errorsJson } from '#schemas/library-errors.ts';
import { absolute } from '#site/absolute.ts';

/** The JSON Schema (2020-12) of /errors.json. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify({ $id: absolute('/errors.schema.json'), ...z.toJSONSchema(errorsJson) }), {
    headers: { 'Content-Type': 'application/schema+json' },
  });
