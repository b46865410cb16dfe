import { shown } from '../redact.ts';
import type { Seen } from '../trace.ts';

/** A word from a token for the trace. Whoever wrote the token chose it, so only a short word is shown. */
export function seenWord(value: unknown): Seen {
  return typeof value === 'string' && /^[\w+./-]{1,24}$/.test(value) ? { observed: shown(value) } : {};
}
