const ROUNDS = 7;
const ROUND_MS = 60;
const WARM_UP_MS = 120;

/** Does the work once; `index` counts the calls, so that inputs can take turns. */
export type Task = (index: number) => unknown;

/** Something to measure, and who does it. */
export interface Contender {
  readonly who: string;
  readonly task: Task;
  /** What it does not do, or does besides. */
  readonly note: string;
}

/** The time that one call takes; null where there is nothing to time. */
export interface Measured {
  readonly who: string;
  readonly nanoseconds: number | null;
  readonly note: string;
}

/**
 * Measures contenders side by side: each is warmed up, then all take turns for several rounds; the median round counts.
 * Every contender has to answer the first call without an error.
 */
export async function measure(contenders: readonly Contender[]): Promise<readonly Measured[]> {
  const runs = [];
  for (const { who, task, note } of contenders) {
    const calls = await callsIn(task, WARM_UP_MS);
    runs.push({
      who,
      note,
      task,
      calls: Math.max(1, Math.round((calls * ROUND_MS) / WARM_UP_MS)),
      times: [] as number[],
    });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { task, calls, times } of runs) times.push(await timeOf(task, calls));
  }
  return runs.map(({ who, note, times }) => ({ who, note, nanoseconds: median(times) }));
}

async function callsIn(task: Task, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds;
  let calls = 0;
  while (performance.now() < end) {
    const result = task(calls);
    if (result instanceof Promise) await result;
    calls += 1;
  }
  return calls;
}

async function timeOf(task: Task, calls: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < calls; i += 1) {
    const result = task(i);
    if (result instanceof Promise) await result;
  }
  return ((performance.now() - start) * 1e6) / calls;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
