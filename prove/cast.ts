import { SetupError } from './case.ts';
import { type ClientKind, clientsOf, missingClients } from './clients/kinds.ts';
import { canUseNames, routeOf } from './clients/route.ts';
import { filesOf, type Proof, textsOf } from './files.ts';
import { type Part, partsOf, programNames } from './programs/index.ts';
import { states } from './recordings.ts';

interface StateCast {
  readonly parts: readonly Part[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Who takes part in a proof. */
export interface Cast {
  readonly states: readonly StateCast[];
  /** The clients of either state, each once. */
  readonly clients: readonly ClientKind[];
}

/** The programs for files of a state. Throws {@link SetupError} when the folder is named after none. */
export function partsFor(proof: Proof, texts: ReadonlyMap<string, string>): Part[] {
  const parts = partsOf(proof.name, texts);
  if (parts !== null) return parts;
  throw new SetupError(`${proof.name} is no known program (${programNames.join(', ')})`);
}

/** Reads who takes part. Throws {@link SetupError} when the files do not say. */
export async function castOf(proof: Proof): Promise<Cast> {
  const clients = new Set<ClientKind>();
  const casts: StateCast[] = [];
  for (const state of states) {
    const texts = textsOf(await filesOf(proof, state));
    casts.push({ parts: partsFor(proof, texts), texts });
    for (const client of clientsOf(texts)) clients.add(client);
  }
  return { states: casts, clients: [...clients] };
}

/** Names without versions of the programs at fault and of those that the client talks to, each once. */
export function serversOf(cast: Cast): string[] {
  const titles = cast.states.flatMap(({ parts, texts }) =>
    parts.filter(({ main, entry }) => main || entry).map(({ kind }) => kind.titleOf?.(texts) ?? kind.title),
  );
  return [...new Set(titles)];
}

/** What keeps a proof from being run here. */
export interface Lack {
  /** Debian packages; in words what else is missing. */
  readonly packages: readonly string[];
  /** Other clients than curl are led by a hosts file of their own, which takes root on Linux. */
  readonly root: boolean;
}

/** What is missing here to run the proof; null when nothing is. */
export async function lackOf({ states: casts, clients }: Cast): Promise<Lack | null> {
  const packages = new Set(await missingClients(clients));
  for (const { parts, texts } of casts) {
    for (const { kind } of parts) for (const name of await kind.missing(texts)) packages.add(name);
  }
  const root = !canUseNames && routeOf(clients).by === 'names';
  return packages.size === 0 && !root ? null : { packages: [...packages].sort(), root };
}

/** Whether it takes several times as long as others: such proofs are started first. */
export const isSlow = ({ states: casts, clients }: Cast): boolean =>
  casts.some(({ parts }) => parts.some(({ kind }) => kind.slow === true)) ||
  clients.some(({ slow }) => slow === true);
