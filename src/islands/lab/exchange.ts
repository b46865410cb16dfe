import type { ClientNote, PlayStep, ScriptView } from '#lab/types.ts';
import { LAB_WORDS } from '#site/words.ts';
import { make } from '../search-dom.ts';
import { type Lines, wireCard } from '../wire-card.ts';
import type * as Explained from './explained.ts';
import { fixLink, traceList } from './trace-list.ts';

/** One step of a play: its two messages, why the server said so, what script and client made of it. */
export interface ExchangeView {
  readonly element: HTMLElement;
  /** @param hidden - the request alone, while the reader predicts the answer */
  show(step: PlayStep, hidden?: boolean): void;
  /** From now on pieces of messages may be pointed at, and tokens are shown decoded. */
  explain(how: typeof Explained): void;
}

export function exchangeView(id: string): ExchangeView {
  const card = make('div');
  const trace = traceList(`${id}-why`);
  const why = make('div', {}, ...trace.parts);
  const beside = make('div', { class: 'beside' });
  const tokens = make('div');
  const element = make('div', {}, card, why, beside, tokens);
  let explained: typeof Explained | undefined;
  const show = (step: PlayStep, hidden = false): void => {
    card.replaceChildren(stepCard(step, hidden, explained?.linkedLines));
    why.hidden = hidden;
    beside.hidden = hidden;
    trace.show(step);
    beside.replaceChildren(...scriptParts(step), ...clientParts(step.client));
    tokens.replaceChildren(...(explained?.decodedTokens(step.request) ?? []));
  };
  const explain = (how: typeof Explained): void => {
    explained = how;
  };
  return { element, show, explain };
}

function stepCard(step: PlayStep, hidden: boolean, lines: Lines | undefined): HTMLElement {
  const { request, response, status, mark } = step;
  const caption = LAB_WORDS.caption(step.title, step.caption);
  if (hidden) return wireCard({ caption, messages: [request], lines });
  const tone = status < 300 ? 'granted' : status < 400 ? 'plain' : 'denied';
  const tag = { text: tone === 'plain' ? String(status) : `${status} ${tone}`, tone } as const;
  return wireCard({ caption, tag, messages: [request, response], mark, lines });
}

function scriptParts({ script, response, status }: PlayStep): readonly HTMLElement[] {
  if (script === null) return [];
  const network = column(LAB_WORDS.network, String(status), response.headers);
  return [network, column(LAB_WORDS.script, scriptStatus(script), script.headers, script.text)];
}

function scriptStatus({ status }: ScriptView): string {
  return status === null ? LAB_WORDS.rejected : String(status);
}

function column(
  heading: string,
  status: string,
  headers: readonly (readonly [string, string])[],
  text = '',
): HTMLElement {
  const lines = headers.map(([name]) => make('li', {}, make('code', {}, name)));
  const list =
    lines.length === 0
      ? make('p', {}, LAB_WORDS.noHeaders)
      : make('ul', { 'aria-label': LAB_WORDS.headers }, ...lines);
  const parts = [title(heading), make('p', {}, make('b', {}, status)), list];
  return make('section', { 'aria-label': heading }, ...parts, ...(text === '' ? [] : [make('p', {}, text)]));
}

function clientParts(notes: readonly ClientNote[]): readonly HTMLElement[] {
  if (notes.length === 0) return [];
  const lines = notes.map(({ text, rule, fix }) => {
    const line = make('li', {}, text, ' ', make('small', {}, rule));
    if (fix !== null) line.append(' ', fixLink(fix));
    return line;
  });
  const heading = LAB_WORDS.client;
  const list = make('ul', { 'aria-label': heading }, ...lines);
  return [make('section', { class: 'wide-part', 'aria-label': heading }, title(heading), list)];
}

/** The words above a part; the part itself carries them as its name. */
function title(words: string): HTMLElement {
  return make('p', { class: 'small-title', 'aria-hidden': 'true' }, words);
}
