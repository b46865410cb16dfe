import type { APIRoute } from 'astro';
import { catalogAsJson } from '#catalog/fix-json.ts';
import { allFixes } from '#catalog/index.ts';

/** The catalog for programs; its schema stands at /fixes.schema.json. */
export const GET: APIRoute = async () =>
  new Response(catalogAsJson(await allFixes()), { headers: { 'Content-Type': 'application/json' } });
