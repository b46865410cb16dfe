import type { Result } from '#search/searcher.ts';
import { fold, words } from '#search/words.ts';
import { absolute } from '#site/absolute.ts';
import { linkClip } from '#site/copy-formats.ts';
import { href } from '#site/href.ts';
import { READERS } from '#site/site.ts';
import { COPY_WORDS, SEARCH_WORDS } from '#site/words.ts';
import { copy, flash } from './copy-write.ts';
import { make } from './search-dom.ts';

const MOST_SOFTWARE = 3;

/** One row of the results. `names` are the labels of software by slug. */
export function row(result: Result, query: string, names: Readonly<Record<string, string>>): HTMLLIElement {
  const { entry, why } = result;
  const chips = [
    make('span', { class: 'chip id' }, entry.id?.toUpperCase() ?? SEARCH_WORDS.kinds[entry.kind]),
    ...(entry.audience ?? []).map((name) => make('span', { class: 'chip' }, audienceName(name))),
    ...(entry.software ?? [])
      .filter((slug) => slug !== 'any')
      .slice(0, MOST_SOFTWARE)
      .map((slug) => make('span', { class: 'chip' }, names[slug] ?? slug)),
  ];
  const item = make('li', { class: 'result', 'data-kind': entry.kind, 'data-slug': entry.slug });
  if (entry.id !== undefined) item.dataset['fix'] = entry.id;
  item.append(
    make('a', { href: href(`/${entry.url}`) }, ...coded(entry.title)),
    make('p', {}, ...coded(entry.lede)),
  );
  if (why !== '' && why !== entry.title && why !== entry.lede) {
    item.append(make('p', { class: 'soft' }, SEARCH_WORDS.matches, ...marked(why, query)));
  }
  item.append(make('p', { class: 'meta' }, ...chips, copyButton(entry)));
  return item;
}

function copyButton({ title, url }: Result['entry']): HTMLButtonElement {
  const words = title.replaceAll('`', '');
  const label = COPY_WORDS.linkTo(words);
  const button = make('button', { type: 'button', 'aria-label': label }, COPY_WORDS.link);
  button.addEventListener('click', async () => {
    const clip = linkClip({ title: words, address: absolute(`/${url}`) });
    if (await copy(clip, button, COPY_WORDS.saidLink(words))) flash(button);
  });
  return button;
}

/** Prose of the frontmatter, in which backticks mark code. */
function coded(text: string): Array<Node | string> {
  return text.split('`').map((piece, index) => (index % 2 === 0 ? piece : make('code', {}, piece)));
}

/** A phrase with the words of the query marked. */
function marked(phrase: string, query: string): Array<Node | string> {
  const stems = new Set(words(query).map((word) => word.stem));
  return phrase.split(/([\p{L}\p{N}_]+)/u).map((piece, index) => {
    if (index % 2 === 0 || fold(piece) === '') return piece;
    return words(piece).some((word) => stems.has(word.stem)) ? make('mark', {}, piece) : piece;
  });
}

function audienceName(name: string): string {
  return Object.hasOwn(READERS, name) ? READERS[name as keyof typeof READERS].chip : name;
}
