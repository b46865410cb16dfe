/// <reference types="astro/client" />
declare namespace App {
  interface Locals {
    /** The fix whose page is being rendered; its proofs are what `<Exchange program=…>` reads. */
    fix?: import('#catalog/types.ts').Fix;
  }
}
