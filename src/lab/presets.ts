import { stateOf } from './state.ts';
import type { LabState, Preset } from './types.ts';

/** Presets of schemes, by the id of the resource, and of every fix that can be shown, by its id. */
export const PRESET_IDS = [
  ...[
    'basic',
    'digest',
    'bearer',
    'dpop',
    'api-key',
    'cookie',
    'hmac',
    'sigv4',
    'oauth1',
    'negotiate',
    'ntlm',
  ],
  ...['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8', 'u9', 'u11', 'u12', 'u13', 'u14', 'u15', 'u16', 'u17'],
  ...[
    'u18',
    'u20',
    'u21',
    'u22',
    'u23',
    'u24',
    'u25',
    'u26',
    'u27',
    'u28',
    'u29',
    'u30',
    'u31',
    'u32',
    'u33',
  ],
  ...['u34', 'u35', 'u36', 'u37', 'u38', 'u39', 'u40'],
] as const;

const LOADERS: readonly (() => Promise<readonly Preset[]>)[] = [
  async () => (await import('./presets/schemes.ts')).SCHEME_PRESETS,
  async () => (await import('./presets/tokens.ts')).PRESETS,
  async () => (await import('./presets/people.ts')).PRESETS,
  async () => (await import('./presets/between.ts')).PRESETS,
];

/** All presets, schemes first. Rejects when the code cannot be loaded. */
export async function loadPresets(): Promise<readonly Preset[]> {
  return (await Promise.all(LOADERS.map((load) => load()))).flat();
}

/** The preset of that id, or null when there is none. */
export async function loadPreset(id: string): Promise<Preset | null> {
  return (await loadPresets()).find((preset) => preset.id === id) ?? null;
}

/** The state of a preset. */
export function presetState(preset: Preset, which: 'broken' | 'fixed'): LabState {
  return stateOf(preset.fixed, which === 'broken' ? preset.broken : {});
}

/** The state of a preset with switches off, by name; where two set the same field, the earlier one counts. */
export function switchedState(preset: Preset, off: readonly string[]): LabState {
  const changes = preset.switches.map((each) => (off.includes(each.name) ? each.off : each.on));
  return stateOf(preset.fixed, ...changes.toReversed());
}
