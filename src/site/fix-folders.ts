import type { Settings } from './settings.ts';

/** A folder of fixes with a ledger of its own. */
export interface FixFolder {
  /** From the root of the project or absolute, with forward slashes. */
  readonly folder: string;
  /** The file that lists every id ever published of this folder. */
  readonly ledger: string;
  /** What its ids start with; a number follows. */
  readonly prefix: string;
  /** False for a team's own fixes: what they say in code style need not be in a proof. */
  readonly proven: boolean;
}

/** The fixes of this project. */
export const SITE_FIXES: FixFolder = {
  folder: 'content/fixes',
  ledger: 'content/ids.txt',
  prefix: 'u',
  proven: true,
};

/** All folders of fixes of a build: the project's, then the team's own, if there is one. */
export function fixFolders({
  privateFixes,
  privatePrefix,
}: Pick<Settings, 'privateFixes' | 'privatePrefix'>): readonly FixFolder[] {
  if (privateFixes === '') return [SITE_FIXES];
  const own = { folder: privateFixes, ledger: `${privateFixes}/ids.txt`, prefix: privatePrefix };
  return [SITE_FIXES, { ...own, proven: false }];
}
