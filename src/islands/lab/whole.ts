import { initialState } from '#lab/initial.ts';
import { play } from '#lab/play.ts';
import type { LabState, Play } from '#lab/types.ts';
import { LAB_WORDS } from '#site/words.ts';
import { addSheet } from '../add-sheet.ts';
import { make } from '../search-dom.ts';
import { setText } from './dom.ts';
import { playEnv } from './env.ts';
import { exchangeView } from './exchange.ts';
import type { Extras } from './extras.ts';
import { labForm } from './form.ts';
import css from './lab.css?inline';
import { stepBar } from './steps.ts';

addSheet(css);

/**
 * Puts the working lab in the place of the static exchanges of a `<request-lab>`. The state is the one of the
 * address; what is changed is written back to it, without an entry in the history.
 */
export async function mountLab(host: HTMLElement): Promise<void> {
  // One clock for the whole visit: what is not changed stays as it was.
  const time = Date.now();
  let state = initialState;
  let shown: Play | null = null;
  let at = 0;
  let latest = 0;
  // Entries of the history that were shown.
  let entries = 0;
  let extras: Extras | null = null;

  const form = labForm(host, (name, value) => void change({ ...state, [name]: value }));
  const steps = stepBar((step) => {
    at = step;
    draw();
  });
  const exchange = exchangeView('lab');
  const tag = make('b');
  const says = make('span');
  const jump = make('button', { type: 'button' }, LAB_WORDS.messages);
  const status = make('p', { role: 'status', 'aria-live': 'polite' }, tag, ' ', says);
  const link = make('ul', { class: 'note', role: 'status' });

  function draw(): void {
    if (shown === null) return;
    const hidden = extras?.question.hides() ?? false;
    tag.className = hidden ? 'tag' : `tag ${shown.tag}`;
    setText(
      tag,
      hidden ? LAB_WORDS.hidden : `${shown.status} ${shown.tag === 'plain' ? '' : shown.tag}`.trim(),
    );
    setText(says, hidden ? LAB_WORDS.pick : shown.says);
    steps.show(shown, at);
    if (hidden) steps.element.hidden = true;
    exchange.show((hidden ? undefined : shown.steps[at]) ?? shown.steps[0], hidden);
    if (extras) extras.copies.hidden = hidden;
  }

  async function run(): Promise<void> {
    latest += 1;
    const turn = latest;
    extras?.question.wait();
    try {
      const played = await play(state, playEnv(time));
      // A later change may have been answered first.
      if (turn !== latest) return;
      if (titles(played) !== titles(shown)) at = played.steps.length - 1;
      shown = played;
      form.complain(played.problems);
      extras?.question.show(played);
      draw();
    } catch {
      setText(says, LAB_WORDS.failed);
    }
  }

  async function change(next: LabState): Promise<void> {
    const entry = entries;
    state = next;
    form.fill(state);
    await run();
    const { writeFragment } = await fragments();
    // A later change writes its own state, and a step back in the history has nothing to write.
    if (state !== next || entry !== entries) return;
    history.replaceState(history.state, '', `#${writeFragment(next)}`);
    extras?.picker.show(location.hash);
  }

  async function readAddress(): Promise<void> {
    entries += 1;
    // The page without a fragment needs no code to read one.
    const bare = { state: initialState, sentences: [] };
    const read = location.hash === '' ? bare : (await fragments()).readFragment(location.hash);
    state = read.state;
    link.hidden = read.sentences.length === 0;
    link.replaceChildren(...read.sentences.map((sentence) => make('li', {}, sentence)));
    form.fill(state);
    extras?.picker.show(location.hash);
    await run();
  }

  const head = make('div', { class: 'acts lab-head' });
  const verdict = make('div', { class: 'verdict' }, status, jump);
  const output = make('div', { tabindex: '-1', role: 'group', 'aria-label': LAB_WORDS.messages });
  output.append(steps.element, exchange.element);
  jump.addEventListener('click', () => {
    output.scrollIntoView();
    output.focus({ preventScroll: true });
  });
  await readAddress();
  host.replaceChildren(head, link, verdict, make('div', { class: 'lab-cols' }, form.element, output));
  addEventListener('hashchange', () => void readAddress());

  // The lab works without these; they come once it is drawn.
  const { extrasOf } = await import('./extras.ts');
  const added = extrasOf({ exchange, changed: draw, current: () => shown && { play: shown, at, time } });
  extras = added;
  head.append(added.picker.element, added.question.toggle);
  output.prepend(added.question.element);
  output.append(added.copies);
  added.picker.show(location.hash);
  if (shown !== null) added.question.show(shown);
  draw();
}

function fragments(): Promise<typeof import('#lab/fragment.ts')> {
  return import('#lab/fragment.ts');
}

function titles(played: Play | null): string {
  return played?.steps.map(({ title }) => title).join('|') ?? '';
}
