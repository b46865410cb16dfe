import type { Redirect } from './rules.ts';

/** What moved, from the root of the site. */
export function movedAddresses(): readonly Redirect[] {
  return [];
}
