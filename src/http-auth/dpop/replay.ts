import type { StateStore } from '../types.ts';
import { hash } from './thumbprint.ts';

/** How many proofs are remembered; with more in the lifetime of a proof the oldest could be replayed. */
export const MOST_PROOFS = 10_000;

const NEXT = 'DPoP proofs';

/** What stands for a proof in memory, always equally long (RFC 9449 §11.1): `jti` in the name of its key. */
export function proofId(keyThumbprint: string, jti: string): Promise<string> {
  return hash(`${keyThumbprint} ${jti}`);
}

/** Whether a proof was taken before. */
export function wasTaken(id: string, state: StateStore): boolean {
  return state.get(`DPoP proof ${id}`) !== undefined;
}

/** Takes a proof, once: false when it was taken before. Forgets the proof taken `MOST_PROOFS` ago. */
export function take(id: string, state: StateStore): boolean {
  if (wasTaken(id, state)) return false;
  const count = Number(state.get(NEXT) ?? 0) || 0;
  const slot = `DPoP slot ${count % MOST_PROOFS}`;
  const oldest = state.get(slot);
  if (oldest !== undefined) state.delete(`DPoP proof ${oldest}`);
  state.set(slot, id);
  state.set(`DPoP proof ${id}`, '');
  state.set(NEXT, String(count + 1));
  return true;
}
