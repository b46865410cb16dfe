import type { APIRoute } from 'astro';
import { fixAsJson } from '#catalog/fix-json.ts';
import { allFixes } from '#catalog/index.ts';
import type { Fix } from '#catalog/types.ts';
import { CATALOG_VERSION } from '#schemas/catalog-json.ts';

export async function getStaticPaths() {
  return (await allFixes()).map((fix) => ({ params: { id: fix.id }, props: { fix } }));
}

/** One fix for programs. */
export const GET: APIRoute<{ fix: Fix }> = ({ props }) =>
  new Response(JSON.stringify({ schemaVersion: CATALOG_VERSION, ...fixAsJson(props.fix) }), {
    headers: { 'Content-Type': 'application/json' },
  });
