/** A `<meta>` of a page's head: Open Graph has `property`, all others `name`. */
export type MetaTag =
  | { readonly property: string; readonly content: string }
  | { readonly name: string; readonly content: string };

/** What a link to a page shows where it is pasted. */
export interface LinkPreview {
  /** Title without the site's name, which stands beside it. */
  readonly title: string;
  readonly description: string;
  /** What the site calls itself. */
  readonly brand: string;
  /** Whole address of the page; null for a page that answers at any address. */
  readonly address: string | null;
  /** Whole address of the picture. */
  readonly image: string;
  /** What is written on the picture. */
  readonly alt: string;
  readonly isArticle: boolean;
  /** At most two facts with their labels, as the Twitter card has them. */
  readonly labels: readonly (readonly [label: string, data: string])[];
}

/** Pixels of a picture: what every reader of `summary_large_image` shows uncut. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/**
 * The Open Graph and Twitter tags of a page, in order. `twitter:title`, `-description` and `-image` are left out:
 * readers of the card take the Open Graph ones.
 */
export function previewTags(page: LinkPreview): readonly MetaTag[] {
  const og = (property: string, content: string): MetaTag => ({ property: `og:${property}`, content });
  return [
    og('title', page.title),
    og('description', page.description),
    og('type', page.isArticle ? 'article' : 'website'),
    ...(page.address === null ? [] : [og('url', page.address)]),
    og('site_name', page.brand),
    og('image', page.image),
    og('image:width', String(CARD_SIZE.width)),
    og('image:height', String(CARD_SIZE.height)),
    og('image:alt', page.alt),
    { name: 'twitter:card', content: 'summary_large_image' },
    ...page.labels.slice(0, 2).flatMap(([label, data], at): MetaTag[] => [
      { name: `twitter:label${at + 1}`, content: label },
      { name: `twitter:data${at + 1}`, content: data },
    ]),
  ];
}

/** A page's title without the site's name behind it. */
export function bareTitle(title: string, brand: string): string {
  const ending = ` · ${brand}`;
  return title.endsWith(ending) ? title.slice(0, -ending.length) : title;
}
