/// <reference types="astro/client" />
declare namespace App {
  interface Locals {
    /** The fix whose page is being rendered; its proofs are what `<Exchange program=…>` reads. */
    fix?: import('#catalog/types.ts').Fix;
  }
}

interface ImportMetaEnv {
  /** The settings of this build; set by astro.config.mjs. */
  readonly SITE_SETTINGS?: import('#site/settings.ts').Settings;
  /** The folders of fixes of this build; set by astro.config.mjs. */
  readonly FIX_FOLDERS?: readonly import('#site/fix-folders.ts').FixFolder[];
  /** A hash of what draws the cards; set by astro.config.mjs. */
  readonly CARD_DESIGN?: string;
}
