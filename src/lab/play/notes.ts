import type { FixId } from '#http-auth/trace.ts';
import type { ClientNote } from '../types.ts';

/** What a client does, in a sentence without its full stop, and by which rule. */
export function note(text: string, rule: string, fix: FixId | null = null): ClientNote {
  return { text, rule, fix };
}
