import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Font } from 'satori';

/** Alphabets of the font: a brand, or a fix of a team's own, may be written in any of them. */
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'greek'] as const;
const WEIGHTS = [400, 700] as const;

/** Name under which the first subset is asked for; the others stand in for what it lacks. */
export const FONT = 'Inter';

/** The font of the cards, from the package; read once. */
export function cardFonts(): Font[] {
  const { resolve } = createRequire(import.meta.url);
  return SUBSETS.flatMap((subset) =>
    WEIGHTS.map((weight): Font => {
      const file = resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`);
      const name = subset === 'latin' ? FONT : `${FONT} ${subset}`;
      return { name, data: readFileSync(file), weight, style: 'normal' };
    }),
  );
}
