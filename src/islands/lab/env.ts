import { FIRST_CLOCK } from '#lab/play.ts';
import { seededRandom } from '#lab/seed.ts';
import type { LabEnv } from '#lab/types.ts';

/** What one play needs: the same state at the same time gives the same messages. */
export function playEnv(time: number = FIRST_CLOCK): LabEnv {
  return { now: () => time, random: seededRandom(401) };
}
