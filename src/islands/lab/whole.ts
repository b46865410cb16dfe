import { initialState } from '#lab/fields.ts';
import { readFragment, writeFragment } from '#lab/fragment.ts';
import { play } from '#lab/play.ts';
import type { LabState, Play } from '#lab/types.ts';
import { make } from '../search-dom.ts';
import { copyBar } from './copies.ts';
import { FAILED, setText } from './dom.ts';
import { playEnv } from './env.ts';
import { exchangeView } from './exchange.ts';
import { labForm } from './form.ts';
import { openNotes } from './notes.ts';
import { predict } from './predict.ts';
import { presetPicker } from './presets.ts';
import './sheet.ts';
import { stepBar } from './steps.ts';

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

  const form = labForm((name, value) => void change({ ...state, [name]: value }));
  const steps = stepBar((step) => {
    at = step;
    draw();
  });
  const question = predict(draw);
  const exchange = exchangeView('lab');
  const copies = copyBar(() => shown && { play: shown, at, time });
  const picker = presetPicker();
  const tag = make('b');
  const says = make('span');
  const jump = make('button', { type: 'button' }, 'Messages');
  const status = make('p', { role: 'status', 'aria-live': 'polite' }, tag, ' ', says);
  const verdict = make('div', { class: 'verdict' }, status, jump);
  const link = make('ul', { class: 'note', role: 'status' });

  function draw(): void {
    if (shown === null) return;
    const hidden = question.hides();
    tag.className = hidden ? 'tag' : `tag ${shown.tag}`;
    setText(
      tag,
      hidden ? 'Hidden' : [shown.status, shown.tag !== 'plain' && shown.tag].filter(Boolean).join(' '),
    );
    setText(says, hidden ? 'Pick the status that you expect.' : shown.says);
    steps.show(shown, at);
    if (hidden) steps.element.hidden = true;
    exchange.show((hidden ? undefined : shown.steps[at]) ?? shown.steps[0], hidden);
    copies.hidden = hidden;
  }

  async function run(): Promise<void> {
    latest += 1;
    const turn = latest;
    const asked = state;
    try {
      const played = await play(asked, playEnv(time));
      // A later change may have been answered first.
      if (turn !== latest) return;
      if (titles(played) !== titles(shown)) at = played.steps.length - 1;
      shown = played;
      form.complain(played.problems);
      question.show(played);
      draw();
    } catch {
      setText(says, FAILED);
    }
  }

  function change(next: LabState): Promise<void> {
    state = next;
    form.fill(state);
    history.replaceState(history.state, '', `#${writeFragment(state)}`);
    picker.show(location.hash);
    return run();
  }

  function readAddress(): Promise<void> {
    const read = readFragment(location.hash);
    state = read.state;
    link.hidden = read.sentences.length === 0;
    link.replaceChildren(...read.sentences.map((sentence) => make('li', {}, sentence)));
    form.fill(state);
    picker.show(location.hash);
    return run();
  }

  await readAddress();
  openNotes(exchange.element);
  const head = make('div', { class: 'acts lab-head' }, picker.element, question.toggle);
  const output = make('div', { tabindex: '-1', role: 'group', 'aria-label': 'Messages' });
  output.append(question.element, steps.element, exchange.element, copies);
  jump.addEventListener('click', () => {
    output.scrollIntoView();
    output.focus({ preventScroll: true });
  });
  host.replaceChildren(head, link, verdict, make('div', { class: 'lab-cols' }, form.element, output));
  addEventListener('hashchange', () => void readAddress());
  // The lab works without; its pieces are pointed at later than it is drawn.
  exchange.explain(await import('./explained.ts'));
  draw();
}

function titles(played: Play | null): string {
  return played?.steps.map(({ title }) => title).join('|') ?? '';
}
