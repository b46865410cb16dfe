import satori, { type Font } from 'satori';
import sharp from 'sharp';
import type { Card } from '../../src/site/card.ts';
import { CARD_SIZE } from '../../src/site/head.ts';
import { cardTree } from './look.ts';

/** What a picture may weigh: programs that show links give up on large ones. Bytes. */
export const MOST_CARD_BYTES = 60_000;

/** Few flat colors and their soft edges: more would only weigh. */
const PALETTE = 64;

/** Draws a card as PNG. Throws, naming the card, when it is over {@link MOST_CARD_BYTES}. */
export async function drawCard(card: Card, fonts: Font[]): Promise<Buffer> {
  const svg = await satori(cardTree(card), { ...CARD_SIZE, fonts });
  const png = await sharp(Buffer.from(svg))
    .png({ palette: true, colours: PALETTE, dither: 0, effort: 7, compressionLevel: 9 })
    .toBuffer();
  if (png.length > MOST_CARD_BYTES)
    throw new Error(`The card of ${card.name} has ${png.length} bytes; ${MOST_CARD_BYTES} is the most.`);
  return png;
}
