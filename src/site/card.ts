/** What stands on the picture that a link to a page shows. */
export interface Card {
  /** First part of its file name: `u17`, `guide-cors`, `scenario-401-vs-403`, `site`. */
  readonly name: string;
  /** What the site calls itself. */
  readonly brand: string;
  /** What the page is: an id or a kind. Empty for the site. */
  readonly chip: string;
  readonly title: string;
  /** The cause of a fix, the summary of another page. */
  readonly text: string;
  /** Programs that a fix ran on; null where there are none. */
  readonly proven: string | null;
}

/** What the head of a page says of it. */
export type CardWords = Pick<Card, 'brand' | 'title' | 'text' | 'proven'>;

/** Folder of the pictures, below the site's base. */
export const CARDS_FOLDER = '/cards/';

/** The card of the page at `path` (without the base path); null for pages that show the site's. */
export function cardOf(path: string, words: CardWords): Card | null {
  if (path === '/') return siteCard(words);
  const [, id] = /^\/fix\/([a-z]+\d+)\/$/.exec(path) ?? [];
  if (id !== undefined) return { name: id, chip: id.toUpperCase(), ...words };
  const [, kind, slug = ''] = /^\/(guide|scenarios)\/([\w-]+)\/$/.exec(path) ?? [];
  if (kind === 'guide') return { name: `guide-${slug}`, chip: 'Guide', ...words };
  if (kind === 'scenarios') return { name: `scenario-${slug}`, chip: 'Scenario', ...words };
  return null;
}

/** The card that the home page draws and every page without one of its own shows. */
export function siteCard(words: CardWords): Card {
  return { name: 'site', chip: '', ...words };
}
