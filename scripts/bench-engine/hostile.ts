import { Worker } from 'node:worker_threads';
import { readChallenges } from '#http-auth/grammar/lenient.ts';
import { parseChallenges } from '#http-auth/grammar/parse.ts';
import { HOSTILE, type HostileReader } from './hostile-inputs.ts';

/** Others get so long for one input and for all; the project's own readers need no limit. */
const LIMIT_MS = 2_000;
const ALL_MS = 8_000;
const ROUNDS = 5;

/** The slowest of the hostile inputs for one reader. */
export interface Slowest {
  readonly who: string;
  readonly milliseconds: number;
  /** Not ready by then. */
  readonly over: boolean;
  readonly note: string;
}

const OWN = {
  'Fix 401, strict': (text: string) => parseChallenges(text),
  'Fix 401, recover': (text: string) => readChallenges(text, 'recover'),
  'Fix 401, wire': (text: string) => readChallenges(text, 'wire'),
};
const OTHERS: readonly HostileReader[] = [
  'oauth4webapi',
  'auth-header',
  'www-authenticate',
  'http-auth-utils',
];

/** Milliseconds for 64 KB of the input that is worst for each reader. */
export async function benchHostile(): Promise<readonly Slowest[]> {
  const own = Object.entries(OWN).map(([who, read]): Slowest => {
    const times = HOSTILE.map(([name, text]) => ({ name, milliseconds: medianOf(() => read(text)) }));
    const worst = times.sort((a, b) => b.milliseconds - a.milliseconds)[0];
    return { who, milliseconds: worst?.milliseconds ?? 0, over: false, note: `worst: ${worst?.name}` };
  });
  const others: Slowest[] = [];
  for (const who of OTHERS) others.push(await inWorker(who));
  return [...own, ...others];
}

function medianOf(task: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    task();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

/** Runs another reader where it can be stopped: some take minutes for 64 KB. */
function inWorker(who: HostileReader): Promise<Slowest> {
  const worker = new Worker(new URL('./hostile-worker.ts', import.meta.url), { workerData: who });
  const begun = performance.now();
  let [started, running] = [begun, 'anything'];
  let worst = { name: '', milliseconds: 0 };
  return new Promise((resolve, reject) => {
    const done = (slowest: Omit<Slowest, 'who'>) => {
      clearInterval(timer);
      worker.terminate().then(() => resolve({ who, ...slowest }), reject);
    };
    const timer = setInterval(() => {
      const milliseconds = performance.now() - started;
      if (milliseconds < LIMIT_MS && performance.now() - begun < ALL_MS) return;
      done({ milliseconds, over: true, note: `not ready with ${running}` });
    }, 100);
    worker.on('error', reject);
    worker.on('message', (message: { readonly name: string; readonly milliseconds?: number } | null) => {
      if (message === null) done({ ...worst, over: false, note: `worst: ${worst.name}` });
      else if (message.milliseconds === undefined) [started, running] = [performance.now(), message.name];
      else if (message.milliseconds > worst.milliseconds) {
        worst = { name: message.name, milliseconds: message.milliseconds };
      }
    });
  });
}
