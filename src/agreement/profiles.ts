import type { Deviation } from './deviation.ts';
import { BASIC, PROXY } from './profiles/basic.ts';
import { BEARER } from './profiles/bearer.ts';
import { DIGEST } from './profiles/digest.ts';
import { API_KEY, COOKIE } from './profiles/others.ts';
import type { SchemeId } from './types.ts';

/**
 * One profile for each program and version, by scheme. Its name is the beginning of what a recording names as its
 * program; a library that runs in Node is named as its folder is.
 */
export const PROFILES: Readonly<Record<SchemeId, Readonly<Record<string, readonly Deviation[]>>>> = {
  basic: BASIC,
  digest: DIGEST,
  bearer: BEARER,
  'api-key': API_KEY,
  cookie: COOKIE,
  proxy: PROXY,
};

/** The profile of a server for a scheme, or null when its program or version has none. */
export function profileOf(
  scheme: SchemeId,
  server: string,
  program: string,
): { readonly deviations: readonly Deviation[] } | null {
  const profiles = Object.entries(PROFILES[scheme]);
  const found = profiles.find(
    ([name]) =>
      name === server || program.startsWith(`${name}.`) || program.startsWith(`${name},`) || program === name,
  );
  return found === undefined ? null : { deviations: found[1] };
}
