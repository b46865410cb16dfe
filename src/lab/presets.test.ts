import { describe, expect, test } from 'vitest';
import { problems } from './judge.ts';
import { FIRST_CLOCK, play } from './play.ts';
import { loadPreset, loadPresets, PRESET_IDS, presetState, switchedState } from './presets.ts';
import { RESOURCE_IDS } from './resources.ts';
import { seededRandom } from './seed.ts';
import type { LabState, Play, Preset } from './types.ts';

const presets = await loadPresets();
const run = (state: LabState): Promise<Play> =>
  play(state, { now: () => FIRST_CLOCK, random: seededRandom(401) });

/** Fixes whose failure is none of this engine's answers. */
const NOT_SHOWN = {
  u10: 'the server cannot open its password file and answers 403 or 500',
  u19: 'another program on the way answers with words of its own',
};

/** Presets whose exchange ends where the engine explains only. */
const EXPLAINED = ['ntlm'];

test('there is one for every scheme and every fix that can be shown', () => {
  expect(presets.map(({ id }) => id).toSorted()).toEqual([...PRESET_IDS].toSorted());
  const fixes = Array.from({ length: 40 }, (_, at) => `u${at + 1}`).filter(
    (id) => !Object.hasOwn(NOT_SHOWN, id),
  );
  expect([...PRESET_IDS].toSorted()).toEqual([...RESOURCE_IDS, ...fixes].toSorted());
});

test('an unknown id is no preset', async () => {
  expect(await loadPreset('u401')).toBeNull();
  expect((await loadPreset('u17'))?.fix).toBe('u17');
});

function fixesIn({ steps }: Play): readonly string[] {
  return steps.flatMap(({ trace, client }) =>
    [...trace, ...client].flatMap(({ fix }) => (fix === null ? [] : [fix])),
  );
}

describe.each(presets.map((preset): [string, Preset] => [preset.id, preset]))('%s', (id, preset) => {
  test('has values that can be taken, and switches that reach the broken state', () => {
    expect(problems(presetState(preset, 'broken'))).toEqual([]);
    expect(problems(presetState(preset, 'fixed'))).toEqual([]);
    const names = preset.switches.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
    expect(switchedState(preset, names)).toEqual(presetState(preset, 'broken'));
    expect(switchedState(preset, [])).toEqual(presetState(preset, 'fixed'));
  });

  test('works when it is fixed', async () => {
    const fixed = await run(presetState(preset, 'fixed'));
    if (EXPLAINED.includes(id)) return expect(fixed.outcome).toBe('not-decided');
    expect([fixed.tag, fixed.status]).toEqual(['granted', 200]);
  });

  test('fails when it is broken, and points to its fix', async () => {
    const broken = await run(presetState(preset, 'broken'));
    expect(broken.tag).toBe('denied');
    if (preset.fix !== null) expect(fixesIn(broken)).toContain(preset.fix);
  });

  test('fails with each switch off', async () => {
    for (const { name } of preset.switches) {
      // CORS headers on errors matter only when there is an error.
      if (id === 'u37' && name === 'cors') continue;
      expect([name, (await run(switchedState(preset, [name]))).tag]).toEqual([name, 'denied']);
    }
  });
});
