import type { ClientStep } from '#http-auth/clients/step.ts';
import type { ClientNote } from '../types.ts';
import { clientWords } from '../words/clients.ts';
import { note } from './notes.ts';

/** The steps of a client model in words. */
export function clientNotes(steps: readonly ClientStep[]): readonly ClientNote[] {
  return steps.map((step) => note(clientWords(step), step.rule, step.fix ?? null));
}
