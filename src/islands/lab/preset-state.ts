import { loadPreset, switchedState } from '#lab/presets.ts';
import type { LabState, Preset } from '#lab/types.ts';

/**
 * The preset of that id.
 * @throws RangeError when there is none
 */
export async function needPreset(id: string): Promise<Preset> {
  const preset = await loadPreset(id);
  if (preset === null) throw new RangeError(`the lab has no preset "${id}"`);
  return preset;
}

/** The state of a preset with these switches off; all of them off is the broken state, none the fixed one. */
export function offState(preset: Preset, off: ReadonlySet<string>): LabState {
  return switchedState(preset, [...off]);
}

/**
 * Reads which switches are off as written in an attribute: names with spaces between, nothing for none; without
 * the attribute all are off.
 * @throws RangeError on a name that the preset does not have
 */
export function readOff({ id, switches }: Preset, text?: string | null): Set<string> {
  const all = new Set(switches.map(({ name }) => name));
  if (text === undefined || text === null) return all;
  const words = text.split(/\s+/).filter(Boolean);
  const wrong = words.find((word) => !all.has(word));
  if (wrong === undefined) return new Set(words);
  throw new RangeError(`off "${wrong}": preset "${id}" has ${[...all].join(', ')}`);
}
