import { type FixFolder, SITE_FIXES } from '#site/fix-folders.ts';

/** The folders of fixes of this build; the project's own where nothing built it, as in unit tests. */
export const FIX_FOLDERS: readonly FixFolder[] = import.meta.env.FIX_FOLDERS ?? [SITE_FIXES];
