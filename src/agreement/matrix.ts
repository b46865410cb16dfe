import type { Outcome } from '#http-auth/types.ts';
import { CASES, casesFor } from './cases.ts';
import { difference } from './compare.ts';
import { decisive } from './decide-as.ts';
import { foresee } from './foresee.ts';
import { profileOf } from './profiles.ts';
import type { Answered, PlainCase, Recorded, SchemeId } from './types.ts';

/** The recording of one server. */
export interface ServerRecording {
  readonly server: string;
  readonly recorded: Recorded;
}

/** A disagreement that the profiles leave, with its reason. */
export interface Explained {
  readonly scheme: SchemeId;
  readonly server: string;
  readonly case: string;
  readonly reason: string;
}

/** What one server answered to one case. */
export interface Cell extends Answered {
  /**
   * `same`: as the engine itself; `profile`: as the engine with the profile of the program; `explained`: otherwise, with
   * a reason; `unexplained`: otherwise.
   */
  readonly kind: 'same' | 'profile' | 'explained' | 'unexplained';
  /** What the program does otherwise, or the reason. */
  readonly notes: readonly string[];
}

/** One case, what the engine answers to it, and what each server did; null where it was not asked. */
export interface Row {
  readonly plain: PlainCase;
  readonly engine: Answered & {
    readonly outcome: Outcome;
    readonly step: string | null;
    readonly rule: string | null;
  };
  readonly cells: readonly (Cell | null)[];
}

export interface Matrix {
  readonly scheme: SchemeId;
  readonly servers: readonly ServerRecording[];
  readonly rows: readonly Row[];
  /** Reasons that no longer explain anything. */
  readonly stale: readonly Explained[];
}

/** Plays all cases of a scheme on the engine, once for itself and once for each server, and compares. */
export async function matrixOf(
  scheme: SchemeId,
  servers: readonly ServerRecording[],
  explained: readonly Explained[],
): Promise<Matrix> {
  const own = explained.filter((each) => each.scheme === scheme);
  const needed = new Set<Explained>();
  const rows: Row[] = [];
  for (const plain of CASES[scheme]) {
    const { status, challenges, decision } = await foresee(scheme, plain, []);
    const step = decisive(decision.trace);
    const cells = await Promise.all(
      servers.map(async ({ server, recorded }) => {
        const asked = casesFor(scheme, recorded.setting).includes(plain);
        if (!asked) return null;
        const cell = await compareCase(scheme, plain, server, recorded);
        const reason = own.find((each) => each.server === server && each.case === plain.id);
        if (cell.kind !== 'unexplained' || reason === undefined) return cell;
        needed.add(reason);
        return { ...cell, kind: 'explained' as const, notes: [reason.reason] };
      }),
    );
    const engine = {
      status,
      challenges,
      outcome: decision.outcome,
      step: step?.step ?? null,
      rule: step?.rule ?? null,
    };
    rows.push({ plain, engine, cells });
  }
  return { scheme, servers, rows, stale: own.filter((each) => !needed.has(each)) };
}

async function compareCase(
  scheme: SchemeId,
  plain: PlainCase,
  server: string,
  { answers, program, setting }: Recorded,
): Promise<Cell> {
  const answer = answers[plain.id];
  if (answer === undefined)
    return { status: 0, challenges: [], kind: 'unexplained', notes: ['was not recorded'] };
  const itself = await foresee(scheme, plain, [], setting);
  if (difference(itself, answer) === null) return { ...answer, kind: 'same', notes: [] };
  const profile = profileOf(scheme, server, program);
  if (profile === null) return { ...answer, kind: 'unexplained', notes: [`${program} has no profile`] };
  const foreseen = await foresee(scheme, plain, profile.deviations, setting);
  const differs = difference(foreseen, answer);
  if (differs !== null) return { ...answer, kind: 'unexplained', notes: [differs] };
  return { ...answer, kind: 'profile', notes: foreseen.deviations };
}

/** How many comparisons ended how. */
export interface Figures {
  readonly cases: number;
  readonly servers: number;
  readonly comparisons: number;
  /** Those with the status of the engine, whatever their challenges say. */
  readonly sameStatus: number;
  readonly same: number;
  readonly profile: number;
  readonly explained: number;
  readonly unexplained: number;
}

export function figuresOf({ rows, servers }: Matrix): Figures {
  const cells = rows.flatMap((row) => row.cells).filter((cell) => cell !== null);
  const count = (kind: Cell['kind']): number => cells.filter((cell) => cell.kind === kind).length;
  return {
    cases: rows.length,
    servers: servers.length,
    comparisons: cells.length,
    sameStatus: rows.flatMap((row) => row.cells.filter((cell) => cell?.status === row.engine.status)).length,
    same: count('same'),
    profile: count('profile'),
    explained: count('explained'),
    unexplained: count('unexplained'),
  };
}
