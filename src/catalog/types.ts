import type { CollectionEntry } from 'astro:content';

/** One cause and its cure; everything else on the site is derived from it. */
export interface Fix extends Readonly<CollectionEntry<'fixes'>['data']> {
  readonly slug: string;
  /** Address without the base path: "/fix/u17/". */
  readonly path: `/fix/${string}/`;
  /** Folder of the fix, relative to the root of the project; a team's own may start with `../`. */
  readonly folder: string;
  readonly entry: CollectionEntry<'fixes'>;
}

export interface Scenario extends Readonly<CollectionEntry<'scenarios'>['data']> {
  readonly slug: string;
  readonly path: `/scenarios/${string}/`;
  readonly entry: CollectionEntry<'scenarios'>;
}

/** A chapter of the guide. */
export interface Chapter extends Readonly<CollectionEntry<'guide'>['data']> {
  readonly slug: string;
  readonly path: `/guide/${string}/`;
  readonly entry: CollectionEntry<'guide'>;
}
