import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Explained, type Matrix, matrixOf } from '#agreement/matrix.ts';
import { checkProof, type Replayed } from '#agreement/proof-check.ts';
import { readRecorded } from '#agreement/recorded.ts';
import { SCHEME_IDS, type SchemeId } from '#agreement/types.ts';
import { allFixes } from './index.ts';
import { proofFolder } from './proof-files.ts';
import { readRecording } from './proofs.ts';

const FOLDER = 'content/agreement';

/** What a table is called. */
export const AGREEMENT_TITLES: Readonly<Record<SchemeId, string>> = {
  basic: 'Basic',
  digest: 'Digest',
  bearer: 'Bearer with a JWT',
  'api-key': 'API key in a header',
  cookie: 'Session cookie',
  proxy: 'Basic for a proxy',
};

/** Servers by the names of their recordings. */
const SERVERS: Readonly<Record<string, string>> = {
  apache: 'Apache',
  caddy: 'Caddy',
  django: 'Django REST framework',
  express: 'Express',
  fastapi: 'FastAPI',
  fastify: 'Fastify',
  flask: 'Flask',
  haproxy: 'HAProxy',
  hono: 'Hono',
  jose: 'jose',
  lighttpd: 'lighttpd',
  nginx: 'nginx',
  passport: 'Passport',
  registry: 'Docker registry',
  squid: 'Squid',
  tomcat: 'Tomcat',
};

/** Name and version of a server of a matrix, the versions of its helpers apart. */
export function serverTitle(
  server: string,
  program: string,
): { name: string; version: string; with: string } {
  const name = SERVERS[server] ?? server;
  const names = program.split(', ');
  const own = names.find((each) => each.startsWith(`${name} `)) ?? names[0] ?? '';
  const others = names.filter(
    (each) => each !== own && !each.startsWith('Node ') && !each.startsWith('Python '),
  );
  return {
    name: name.replace(' framework', ''),
    version: own.slice(own.lastIndexOf(' ') + 1),
    with: others.join(', '),
  };
}

/** Path of the page of a scheme. */
export function agreementPath(scheme: SchemeId): `/${string}` {
  return `/proofs/agreement/${scheme}/`;
}

const matrices = new Map<SchemeId, Promise<Matrix>>();

/** The matrix of a scheme; computed once a build. */
export function agreementMatrix(scheme: SchemeId): Promise<Matrix> {
  const known = matrices.get(scheme) ?? matrixOf(scheme, recordingsOf(scheme), readExplained());
  matrices.set(scheme, known);
  return known;
}

/** All matrices in the order of their pages. */
export function agreementMatrices(): Promise<readonly Matrix[]> {
  return Promise.all(SCHEME_IDS.map(agreementMatrix));
}

function recordingsOf(scheme: SchemeId) {
  const folder = join(FOLDER, scheme);
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const recorded = readRecorded(readFileSync(join(folder, file), 'utf8'));
      if (recorded === null) throw new Error(`${folder}/${file} is no recording`);
      return { server: file.replace('.json', ''), recorded };
    });
}

function readExplained(): readonly Explained[] {
  return JSON.parse(readFileSync(join(FOLDER, 'explained.json'), 'utf8'));
}

/** One state of a proof, replayed on the engine. */
export interface ReplayedState extends Replayed {
  readonly fix: string;
  readonly path: `/${string}`;
  readonly program: string;
  readonly state: 'broken' | 'fixed';
}

/** Both states of all proofs of all fixes, replayed. */
export async function replayedProofs(): Promise<readonly ReplayedState[]> {
  const states = (await allFixes()).flatMap((fix) => {
    const programs = 'programs' in fix.proof ? fix.proof.programs : [];
    return programs.flatMap((program) =>
      (['broken', 'fixed'] as const).map((state) => ({ fix, program, state })),
    );
  });
  return Promise.all(
    states.map(async ({ fix, program, state }) => {
      const policy = readFileSync(join(proofFolder(fix, program), 'policy.json'), 'utf8');
      const replayed = await checkProof(readRecording(fix, program, state), state, policy);
      return { ...replayed, fix: fix.id, path: fix.path, program, state };
    }),
  );
}
