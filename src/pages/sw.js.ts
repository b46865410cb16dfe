import type { APIRoute } from 'astro';
import { build } from 'esbuild';

/**
 * The service worker of the lab as one classic script: a worker may not use `import()`, so what the engine loads on
 * demand elsewhere stands in it. It lies above its scope, `/lab/`.
 */
export const GET: APIRoute = async () => {
  const { outputFiles } = await build({
    entryPoints: ['src/service-worker/worker.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
  });
  const script = outputFiles[0]?.text;
  if (script === undefined) throw new Error('esbuild made no service worker.');
  return new Response(script, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
};
