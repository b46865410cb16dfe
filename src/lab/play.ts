import type { Decision } from '#http-auth/types.ts';
import type { WireMessage } from '#wire/message.ts';
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
function resultOf({
  status,
  decision,
  script,
  response,
}: PlayStep): Pick<Play, 'status' | 'outcome' | 'tag' | 'says'> {
  const outcome = decision?.outcome ?? 'authenticated';
  const says = decision === null ? openWords(status) : decisionWords(decision, response);
  if (script !== null && script.status === null) {
    return { status, outcome, tag: 'denied', says: `${says} ${script.text}` };
  }
  const plain = outcome === 'redirected' || outcome === 'preflight';
  return { status, outcome, tag: outcome === 'authenticated' ? 'granted' : plain ? 'plain' : 'denied', says };
}

function openWords(status: number): string {
  return `The server asks nobody at this address, and answers ${status}.`;
}

function decisionWords({ outcome, status, trace }: Decision, { headers }: WireMessage): string {
  const challenge = headers.some(([name]) => /^(?:www|proxy)-authenticate$/i.test(name));
  const decisive = trace.find((step) => step.decisive);
  return outcomeWords(outcome, status, decisive, challenge);
}
