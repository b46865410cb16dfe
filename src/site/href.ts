/** The base path of the site, with a slash at both ends: "/" or "/x/". */
export const BASE: string = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/`;

/**
 * The one way to write an address inside the site. `path` starts with a slash and is written as if the site
 * stood at the root: `href('/fix/u17/')` is `/x/fix/u17/` where the site is served under `/x/`.
 */
export function href(path: `/${string}`): string {
  return BASE + path.slice(1);
}
