import type { Audience } from '#schemas/shared.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

/** What this build was told; the defaults where nothing built it, as in unit tests. */
export const SETTINGS: Settings = import.meta.env.SITE_SETTINGS ?? DEFAULT_SETTINGS;

/** What the site calls itself. */
export const SITE = {
  name: SETTINGS.brand,
  /** Of the home page. */
  title: `${SETTINGS.brand}: what a 401 Unauthorized means and how to fix it`,
  description: 'What the HTTP 401 Unauthorized error means, how to find its cause and how to fix it.',
} as const;

/** What the interface calls the readers: on a chip, on the home page, as a heading. */
export const READERS = {
  visitor: { chip: 'Visitor', door: 'I’m just visiting', heading: 'I just use the site' },
  owner: { chip: 'Site owner', door: 'I run the site', heading: 'I run the site' },
  developer: { chip: 'Developer', door: 'I write the code', heading: 'I write the code' },
} as const satisfies Record<Audience, { chip: string; door: string; heading: string }>;
