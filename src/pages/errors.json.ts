import type { APIRoute } from 'astro';
import { allFixes } from '#catalog/index.ts';
import { errorsAsJson, libraryErrors } from '#catalog/library-errors.ts';

/** Errors of libraries and the fixes they lead to, for programs; people read /fix/errors/. */
export const GET: APIRoute = async () => {
  const ids = new Set((await allFixes()).map(({ id }) => id));
  return new Response(errorsAsJson(libraryErrors(), ids), {
    headers: { 'Content-Type': 'application/json' },
  });
};
