import { writeFragment } from '#lab/fragment.ts';
import { playSound } from '#lab/play.ts';
import type { Play, Preset } from '#lab/types.ts';
import { href } from '#site/href.ts';
import { LAB_WORDS } from '#site/words.ts';
import siteCss from '../../styles/lab.css?inline';
import { addSheet } from '../add-sheet.ts';
import { make } from '../search-dom.ts';
import { setText } from './dom.ts';
import { playEnv } from './env.ts';
import { exchangeView } from './exchange.ts';
import css from './lab.css?inline';
import { needPreset, offState, readOff } from './preset-state.ts';
import { stepBar } from './steps.ts';

addSheet(siteCss);
addSheet(css);

let count = 0;

/**
 * Puts working switches in the place of the static exchanges of a `<request-lab preset="u17">`, those off that
 * `off` names, all of them without it.
 * @throws RangeError when an attribute is wrong; the element is then untouched
 */
export async function mountSmall(host: HTMLElement): Promise<void> {
  const preset = await needPreset(host.getAttribute('preset') ?? '');
  const off = readOff(preset, host.getAttribute('off'));
  count += 1;
  const inputs = preset.switches.map(({ name }) => switchInput(name, !off.has(name)));
  const lines = inputs.map((input, at) =>
    make('label', { class: 'switch' }, input, make('span', {}, preset.switches[at]?.label ?? '')),
  );
  const switches = make(
    'fieldset',
    { class: 'switches' },
    make('legend', { class: 'small-title' }, LAB_WORDS.change),
    ...lines,
  );
  switches.hidden = inputs.length === 0;
  const status = make('p', { role: 'status', 'aria-live': 'polite' });
  const exchange = exchangeView(`lab-${count}`);
  const open = make('a', {}, LAB_WORDS.open);
  let shown: Play | null = null;
  const steps = stepBar((at) => show(at));
  let latest = 0;

  function show(at: number): void {
    const step = shown?.steps[at];
    if (shown === null || step === undefined) return;
    steps.show(shown, at);
    exchange.show(step);
    setText(status, shown.says);
  }
  async function run(): Promise<void> {
    latest += 1;
    const turn = latest;
    const { played, idle } = await playWithIdle(preset, off);
    // A later flip may have been answered first.
    if (turn !== latest) return;
    shown = played;
    for (const input of inputs) input.disabled = idle.has(input.value);
    open.href = `${href('/lab/')}#${writeFragment(offState(preset, off))}`;
    show(played.steps.length - 1);
  }

  await run();
  host.replaceChildren(switches, status, steps.element, exchange.element, make('p', {}, open));
  switches.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.checked) off.delete(target.value);
    else off.add(target.value);
    run().catch(() => setText(status, LAB_WORDS.failed));
  });
}

/** What comes of a preset, and which switches change no message now: nobody looks at what was not sent. */
async function playWithIdle(
  preset: Preset,
  off: ReadonlySet<string>,
): Promise<{ readonly played: Play; readonly idle: ReadonlySet<string> }> {
  const flip = (name: string): ReadonlySet<string> =>
    new Set(off.has(name) ? [...off].filter((each) => each !== name) : [...off, name]);
  const sets = [new Set(off), ...preset.switches.map(({ name }) => flip(name))];
  const plays = sets.map((set) => playSound(offState(preset, set), playEnv()));
  const [played, ...flipped] = (await Promise.all(plays)) as [Play, ...Play[]];
  const idle = preset.switches.filter((_, at) => wire(flipped[at]) === wire(played));
  return { played, idle: new Set(idle.map(({ name }) => name)) };
}

function wire(play: Play | undefined): string {
  return JSON.stringify(play?.steps.map(({ request, response }) => [request, response]));
}

function switchInput(value: string, checked: boolean): HTMLInputElement {
  // Without `autocomplete`, Firefox brings back the state of an earlier visit.
  const input = make('input', { type: 'checkbox', role: 'switch', value, autocomplete: 'off' });
  input.checked = checked;
  return input;
}
