import type { Recording } from '#wire/recording.ts';
import { difference } from './compare.ts';
import { readProofPolicy } from './proof-policy.ts';
import { answerOf, decidingExchange, replay } from './replay.ts';

/** How one state of a proof compares with the engine. */
export interface Replayed {
  readonly kind: 'agrees' | 'explained' | 'differs';
  /** The reason, or what differs. */
  readonly note: string;
  /** What the program does otherwise than the engine. */
  readonly deviations: readonly string[];
}

const NONE = { deviations: [] } as const;

/**
 * Replays one state of a proof on the engine.
 *
 * @param policy - text of its `policy.json`; null: there is none
 */
export async function checkProof(
  recording: Recording,
  state: 'broken' | 'fixed',
  policy: string | null,
): Promise<Replayed> {
  if (policy === null) {
    return {
      kind: 'differs',
      note: 'policy.json is missing: say which policy is equivalent to its files',
      ...NONE,
    };
  }
  const asked = readProofPolicy(policy)[state];
  if (asked.undecided !== undefined) return { kind: 'explained', note: asked.undecided, ...NONE };
  const exchange = decidingExchange(recording, asked);
  if (exchange === null) return { kind: 'differs', note: 'there is no deciding exchange', ...NONE };
  const foreseen = await replay(exchange, recording, asked);
  const differs = difference(foreseen, answerOf(exchange));
  return {
    kind: differs === null ? 'agrees' : 'differs',
    note: differs ?? '',
    deviations: foreseen.deviations,
  };
}
