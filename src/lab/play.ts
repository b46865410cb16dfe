import { FIELD_NAMES, initialState } from './initial.ts';
import { playProgram } from './play/program.ts';
import { type Stage, setStage } from './play/stage.ts';
import { resultOf, stepOf } from './play/tell.ts';
import type { LabEnv, LabState, Play } from './types.ts';

/** The clock of every exchange that stands in a page, in milliseconds: pages and scripts compute the same. */
export const FIRST_CLOCK: number = Date.parse('2026-11-24T12:00:00Z');

/**
 * Plays a state through: what the client sends, what the server answers, and what the client makes of it, until it
 * gives up or has what it wants. The same state and `env` give the same play. Values that cannot be taken as typed
 * are played with their initial ones, and named in `problems`. Rejects only when a part of the code cannot be loaded.
 */
export async function play(state: LabState, env: LabEnv): Promise<Play> {
  if (FIELD_NAMES.every((name) => state[name] === initialState[name])) return playSound(state, env);
  const { playable, problems } = await import('./judge.ts');
  return { ...(await playSound(playable(state), env)), problems: problems(state) };
}

/** The same for a state whose values can all be taken, as those of a preset can. */
export async function playSound(state: LabState, env: LabEnv): Promise<Play> {
  const time = env.now();
  const stage = await setStage(state, Number.isFinite(time) ? env : { ...env, now: () => FIRST_CLOCK });
  await playClient(stage);
  const { loadWords } = await import('./words/load.ts');
  const trace = stage.steps.flatMap(({ exchange }) => exchange.decision?.trace ?? []);
  const words = await loadWords(trace);
  // Where all went well there is nothing to fix.
  const well = trace.every(({ verdict }) => verdict === 'pass' || verdict === 'skip');
  const fixOf = well ? () => null : (await import('./play/fixes.ts')).fixOf;
  const [first, ...rest] = stage.steps.map((entry) => stepOf(entry, stage.state, words, fixOf));
  if (first === undefined) throw new TypeError(`The client ${stage.state.client} sends nothing`);
  return { steps: [first, ...rest], ...resultOf(rest.at(-1) ?? first, words), problems: [] };
}

const later = () => import('./play/later.ts');

async function playClient(stage: Stage): Promise<void> {
  const { client, way } = stage.state;
  if (way === 'proxy-auth') {
    const { throughProxy } = await later();
    if (!(await throughProxy(stage))) return;
  }
  if (client === 'program' || client === 'library') return playProgram(stage);
  const { playOther } = await later();
  return playOther(stage);
}
