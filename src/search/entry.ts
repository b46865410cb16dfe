/** What a result can be. `fix` is one cause and its cure, the others are pages that lead to fixes. */
export type Kind = 'fix' | 'scenario' | 'guide' | 'lab' | 'proof' | 'desk';

/** One page of the site as search knows it: the frontmatter, without the body. */
export interface SearchEntry {
  readonly kind: Kind;
  readonly slug: string;
  /** Address below the site's base, without a leading slash: `fix/u17/`. */
  readonly url: string;
  readonly title: string;
  /** One sentence under the title in the results. */
  readonly lede: string;
  /** Id of a fix (`u17`); absent on scenarios and guide chapters. */
  readonly id?: string;
  readonly audience?: readonly string[];
  readonly software?: readonly string[];
  /** How people ask for it. */
  readonly also?: readonly string[];
  /** Exact strings a program prints. */
  readonly signals?: readonly string[];
  readonly symptoms?: readonly string[];
  /** Further words that lead here: the cure, headings, tests. */
  readonly text?: string;
  /** Slugs of the fixes this page leads to; absent on fixes. */
  readonly fixes?: readonly string[];
}

/** The file the build writes at `/search-index.json`. */
export interface SearchIndex {
  readonly version: 1;
  /** Changes with every build whose words changed; used as a cache tag. */
  readonly build: string;
  /** Names of the software that the entries mention, by slug. */
  readonly software: Readonly<Record<string, string>>;
  readonly entries: readonly SearchEntry[];
}

/** A choice of audience and software; an absent or empty value means "any". */
export interface Filters {
  readonly audience?: string;
  readonly software?: string;
}

/** One answer of a leg: which page (its `url`), how good; scores compare only within one answer. */
export interface LegHit {
  readonly id: string;
  readonly score: number;
}

/** Something that finds pages for one word (or a few that belong together). */
export type SearchLeg = (word: string, filters: Filters) => Promise<readonly LegHit[]>;

/** Whether an entry passes the filters. An entry without audience or software passes only the open filter. */
export function passes(entry: SearchEntry, filters: Filters): boolean {
  return (
    (!filters.audience || (entry.audience ?? []).includes(filters.audience)) &&
    (!filters.software || (entry.software ?? []).includes(filters.software))
  );
}

/** The entries of a parsed `/search-index.json`. Throws when the file is not one. */
export function readIndex(value: unknown): SearchIndex {
  if (typeof value === 'object' && value !== null && 'version' in value && 'entries' in value) {
    if (value.version === 1 && Array.isArray(value.entries)) return value as unknown as SearchIndex;
  }
  throw new Error('search-index.json has an unknown shape');
}
