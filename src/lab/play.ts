import { playProgram } from './play/program.ts';
import { type Stage, setStage } from './play/stage.ts';
import { playable, problems } from './state.ts';
import type { LabEnv, LabState, Play, PlayStep } from './types.ts';
import { outcomeWords } from './words/index.ts';

/** The clock of every exchange that stands in a page, in milliseconds: pages and scripts compute the same. */
export const FIRST_CLOCK: number = Date.parse('2026-11-24T12:00:00Z');

/**
 * Plays a state through: what the client sends, what the server answers, and what the client makes of it, until it
 * gives up or has what it wants. The same state and `env` give the same play. Values that cannot be taken as typed
 * are played with their initial ones, and named in `problems`. Rejects only when a part of the code cannot be loaded.
 */
export async function play(state: LabState, env: LabEnv): Promise<Play> {
  const time = env.now();
  const stage = setStage(playable(state), Number.isFinite(time) ? env : { ...env, now: () => FIRST_CLOCK });
  await playClient(stage);
  const [first, ...rest] = stage.steps;
  if (first === undefined) throw new TypeError(`The client ${stage.state.client} sends nothing`);
  const last = rest.at(-1) ?? first;
  return { steps: [first, ...rest], ...resultOf(last), problems: problems(state) };
}

async function playClient(stage: Stage): Promise<void> {
  const { client, way } = stage.state;
  if (way === 'proxy-auth') {
    const { throughProxy } = await import('./play/proxy.ts');
    if (!(await throughProxy(stage))) return;
  }
  switch (client) {
    case 'curl':
      return (await import('./play/curl.ts')).playCurl(stage);
    case 'browser':
      return (await import('./play/browser.ts')).playBrowser(stage);
    case 'same-origin':
    case 'cross-origin':
      return (await import('./play/script.ts')).playScript(stage);
    default:
      return playProgram(stage);
  }
}

/** What came of a play, by its last step. */
function resultOf(last: PlayStep): Pick<Play, 'status' | 'outcome' | 'tag' | 'says'> {
  const { status, decision, script } = last;
  if (decision === null) {
    const says = `The server asks nobody at this address, and answers ${status}.`;
    return { status, outcome: 'authenticated', tag: status < 300 ? 'granted' : 'plain', says };
  }
  const { outcome, trace } = decision;
  const decisive = trace.find((step) => step.decisive);
  const blocked = script !== null && script.status === null;
  const challenge = last.response.headers.some(([name]) => /^(?:www|proxy)-authenticate$/i.test(name));
  const says = outcomeWords(outcome, status, decisive, challenge);
  if (blocked) return { status, outcome, tag: 'denied', says: `${says} ${script.text}` };
  const granted = outcome === 'authenticated';
  const plain = outcome === 'redirected' || outcome === 'preflight';
  return { status, outcome, tag: granted ? 'granted' : plain ? 'plain' : 'denied', says };
}
