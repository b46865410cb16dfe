import type { NumericDate, StateStore } from '../types.ts';

/** The most nonces kept under one key. */
export const MOST_NONCES = 1000;

/** When a nonce was used, and from when on it may be forgotten. */
export interface Use {
  /** The time that was signed together with the nonce. */
  readonly timestamp: NumericDate;
  /** What was signed before this moment is refused anyway. */
  readonly oldest: NumericDate;
}

/**
 * Remembers a nonce for as long as its timestamp is accepted, and says whether it is new. Claim it when the signature
 * is known to be right: else anybody could use up the nonces of others.
 *
 * At most `MOST_NONCES` are kept under `key`. Beyond that the oldest go, and from then on nothing is new that is not
 * younger than those: it could not be told from a replay.
 */
export function claimNonce(state: StateStore, key: string, nonce: string, use: Use): boolean {
  const [floor = '', ...kept] = (state.get(key) ?? '-Infinity').split('\n');
  const entry = `${use.timestamp} ${JSON.stringify(nonce)}`;
  if (use.timestamp <= Number(floor) || kept.includes(entry)) return false;
  const live = [...kept, entry].filter((each) => timeOf(each) >= use.oldest);
  live.sort((a, b) => timeOf(a) - timeOf(b));
  const gone = live.splice(0, Math.max(0, live.length - MOST_NONCES));
  const last = gone.at(-1);
  state.set(key, [last === undefined ? floor : timeOf(last), ...live].join('\n'));
  return true;
}

function timeOf(entry: string): NumericDate {
  return Number(entry.slice(0, entry.indexOf(' ')));
}
