import type { Accepted, Context, Refusal, ResourcePolicy } from '../types.ts';

const KEY = 'lockout';

/**
 * The refusal of a client that was wrong too often: 429 with Retry-After, since a 401 would invite the next try (RFC
 * 6585 §4). Null while it may try.
 */
export function lockedOut({ lockout, id }: ResourcePolicy, context: Context): Refusal | null {
  if (lockout === undefined) return null;
  const [count = 0, last = 0] = read(context, id);
  const wait = last + lockout.seconds - context.now;
  const open = count < lockout.attempts || wait <= 0;
  const seen = { expected: `fewer than ${lockout.attempts} in ${lockout.seconds} s`, fix: 'u2' } as const;
  if (context.trace.check('lockout.attempts', open, seen)) {
    if (wait <= 0) context.state.delete(`${KEY} ${id}`);
    return null;
  }
  const lines = [['Retry-After', String(Math.ceil(wait))]] as const;
  return { ok: false, outcome: 'rate-limited', status: 429, tried: null, error: null, lines };
}

/** Remembers the outcome of one try: a wrong one counts, a right one clears the count, a stale nonce does neither. */
export function countTry(
  { lockout, id }: ResourcePolicy,
  judged: Accepted | Refusal,
  { state, now }: Context,
): void {
  if (lockout === undefined) return;
  if (judged.ok) state.delete(`${KEY} ${id}`);
  else if (judged.outcome.startsWith('invalid-'))
    state.set(`${KEY} ${id}`, `${(Number(state.get(`${KEY} ${id}`)?.split(' ')[0]) || 0) + 1} ${now}`);
}

function read({ state }: Context, id: string): readonly number[] {
  return (state.get(`${KEY} ${id}`) ?? '0 0').split(' ').map(Number);
}
