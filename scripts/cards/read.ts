import { Parser } from 'htmlparser2';
import { CARDS_FOLDER, type Card, cardOf } from '../../src/site/card.ts';

/** A picture that a page asks for. */
export interface WantedCard {
  /** File name below the folder of the cards. */
  readonly file: string;
  /** What to draw; null where the page shows the picture of another page. */
  readonly card: Card | null;
}

/** The `<meta>` tags of a page by name or property. */
export function metaOf(html: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  const parser = new Parser({
    onopentag(tag, { name, property, content }) {
      const key = property ?? name;
      if (tag === 'meta' && key !== undefined && content !== undefined) tags.set(key, content);
    },
  });
  parser.end(html);
  return tags;
}

/** The picture that the head of the page at `path` names. Throws when it names none. */
export function wantedCard(path: string, html: string): WantedCard {
  const tags = metaOf(html);
  const need = (name: string): string => {
    const content = tags.get(name);
    if (content === undefined) throw new Error(`${path} has no <meta> ${name}.`);
    return content;
  };
  const image = need('og:image');
  const at = image.lastIndexOf(CARDS_FOLDER);
  if (at === -1) throw new Error(`${path} shows ${image}, which is not below ${CARDS_FOLDER}.`);
  const words = { brand: need('og:site_name'), title: need('og:title'), text: need('og:description') };
  const card = cardOf(path, { ...words, proven: tags.get('twitter:data2') ?? null });
  return { file: image.slice(at + CARDS_FOLDER.length), card };
}
