import type { FixId } from '#http-auth/trace.ts';
import type { LabState, Preset } from '../types.ts';

type Changes = Partial<LabState>;

/** The case of a fix that one switch turns: on it works, off it fails. */
export function caseOf(
  fix: FixId,
  title: string,
  label: string,
  fixed: Changes,
  broken: Changes,
  name = 'fixed',
): Preset {
  return { id: fix, fix, title, fixed, broken, switches: [{ name, label, on: {}, off: broken }] };
}
