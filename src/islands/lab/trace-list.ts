import type { PlayStep, TraceLine } from '#lab/types.ts';
import { href } from '#site/href.ts';
import { LAB_WORDS } from '#site/words.ts';
import { make } from '../search-dom.ts';

const SIGNS = { passed: '✓', failed: '✗', note: '•' } as const;

/** "Why the server said so": a heading and the steps of the engine, each spoken as passed, failed or note. */
export function traceList(id: string): { readonly parts: HTMLElement[]; show(step: PlayStep): void } {
  const title = make('p', { class: 'small-title', id }, LAB_WORDS.why);
  // Safari takes a list without markers for no list.
  const list = make('ol', { class: 'trace', role: 'list', 'aria-labelledby': id });
  return { parts: [title, list], show: ({ trace }) => list.replaceChildren(...trace.map(line)) };
}

function line({ verdict, text, rule, fix, decisive }: TraceLine): HTMLElement {
  const words = make('span', {}, make('span', { class: 'sr' }, `${verdict}: `), text);
  if (fix !== null) words.append(text.endsWith('.') ? ' ' : '. ', fixLink(fix));
  return make(
    'li',
    { class: verdict, ...(decisive && { 'data-decisive': '' }) },
    make('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[verdict]),
    words,
    make('small', {}, rule),
  );
}

/** A link to the page of a fix. */
export function fixLink(fix: string): HTMLElement {
  return make('a', { href: href(`/fix/${fix}/`) }, LAB_WORDS.fix(fix));
}
