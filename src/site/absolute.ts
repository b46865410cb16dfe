import { href } from './href.ts';
import { SETTINGS } from './site.ts';

/** The whole address of a page or file of this site: `https://fix401.example/fix/u17/`. */
export function absolute(path: `/${string}`): string {
  return SETTINGS.siteUrl + href(path);
}
