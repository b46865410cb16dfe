import type { APIRoute } from 'astro';
import { SCHEME_IDS } from '#agreement/types.ts';
import { agreementMatrix } from '#catalog/agreement.ts';

export function getStaticPaths() {
  return SCHEME_IDS.map((scheme) => ({ params: { scheme } }));
}

/** A matrix for programs. A new field is no new version; a changed or removed one is. */
export const GET: APIRoute = async ({ params }) => {
  const scheme = SCHEME_IDS.find((id) => id === params['scheme']) ?? 'basic';
  const { servers, rows } = await agreementMatrix(scheme);
  const cases = rows.map(({ plain, engine, cells }) => {
    const answers = servers.flatMap(({ server }, at) => {
      const cell = cells[at];
      return cell === null || cell === undefined ? [] : [[server, cell] as const];
    });
    return { ...plain, engine, answers: Object.fromEntries(answers) };
  });
  const programs = servers.map(({ server, recorded: { program, date, files } }) => ({
    server,
    program,
    date,
    files,
  }));
  return new Response(JSON.stringify({ schemaVersion: 1, scheme, servers: programs, cases }), {
    headers: { 'Content-Type': 'application/json' },
  });
};
