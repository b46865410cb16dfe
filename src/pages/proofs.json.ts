import type { APIRoute } from 'astro';
import { proofIndex, proofsPath } from '#catalog/proof-index.ts';
import { href } from '#site/href.ts';

/** Every proof for programs. A new field is no new version; a changed or removed one is. */
export const GET: APIRoute = async () => {
  const { groups, notRun } = await proofIndex();
  const rows = groups.flatMap((group) => group.rows);
  const proofs = rows.map(({ fix, name, programs, client, date, broken, fixed }) => ({
    ...{ fix: fix.id, name, url: href(proofsPath(fix, name)) },
    ...{ programs, clients: client.split(', '), date, broken, fixed },
  }));
  const none = notRun.map(({ fix, why }) => ({ fix: fix.id, why }));
  return new Response(JSON.stringify({ schemaVersion: 1, proofs, notRun: none }), {
    headers: { 'Content-Type': 'application/json' },
  });
};
