import { createHash } from 'node:crypto';
import { CARDS_FOLDER, type Card } from '#site/card.ts';
import { CARD_WORDS } from '#site/words.ts';

/**
 * Path of a card's picture, without the base path. It holds a hash of all that decides how the picture looks, so
 * that a changed card has a new address: programs that show links keep a picture for weeks.
 */
export function cardPath(card: Card): `/${string}` {
  const design = import.meta.env.CARD_DESIGN ?? '';
  const hash = createHash('sha256')
    .update(JSON.stringify([design, CARD_WORDS, card]))
    .digest('hex');
  return `${CARDS_FOLDER}${card.name}-${hash.slice(0, 8)}.png`;
}
