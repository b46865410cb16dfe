import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import type { Card } from '../../src/site/card.ts';
import { writeCards } from '../cards.ts';
import { drawCard, MOST_CARD_BYTES } from './draw.ts';
import { cardFonts } from './fonts.ts';
import { programsInLine } from './look.ts';
import { wantedCard } from './read.ts';

const CARD: Card = {
  name: 'u1',
  brand: 'Help 401',
  chip: 'U1',
  title: 'Short',
  text: 'Cause.',
  proven: 'nginx 1.22.1',
};
const folder = await mkdtemp(join(tmpdir(), 'cards-'));
afterAll(() => rm(folder, { recursive: true }));

const page = (file: string, title = 'Short'): string =>
  `<meta property="og:title" content="${title}"><meta property="og:description" content="Cause.">
  <meta property="og:site_name" content="Help 401"><meta property="og:image" content="https://x.example/b/cards/${file}">
  <meta name="twitter:data2" content="nginx 1.22.1">`;

it.each([
  ['the shortest', { ...CARD }],
  ['the widest', { ...CARD, title: 'W'.repeat(70), text: 'W'.repeat(160), proven: 'W'.repeat(40) }],
  [
    'words of 70 letters and other alphabets',
    { ...CARD, brand: 'Помощь λ', title: 'word '.repeat(14).trim() },
  ],
])('draws %s at 1200×630 within the limit, the same each time', async (_, card) => {
  const fonts = cardFonts();
  const [png, again] = [await drawCard(card, fonts), await drawCard(card, fonts)];
  const { format, width, height } = await sharp(png).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', width: 1200, height: 630 });
  expect(png.length).toBeLessThanOrEqual(MOST_CARD_BYTES);
  expect(again.equals(png)).toBe(true);
});

it('keeps the lowest rows of the longest card free: nothing runs out of it', async () => {
  const card = {
    ...CARD,
    title: `${'answers '.repeat(8)}answer`,
    text: 'because the server says so '.repeat(6),
  };
  const png = await drawCard(card, cardFonts());
  const rows = await sharp(png).extract({ left: 0, top: 606, width: 1200, height: 24 }).toBuffer();
  const { channels } = await sharp(rows).stats();
  expect(channels.slice(0, 3).map(({ min, max }) => max - min)).toEqual([0, 0, 0]);
});

it('names as many programs as a line holds', () => {
  expect(programsInLine('nginx 1.22.1')).toBe('nginx 1.22.1');
  expect(programsInLine('nginx 1.22.1, Apache 2.4.71, Caddy 2.6.2', 32)).toBe('nginx 1.22.1 and 2 more');
  expect(programsInLine('a program with a very long name 1.2.3', 5)).toBe(
    'a program with a very long name 1.2.3',
  );
});

it('reads from the head what to draw, and says which tag is missing', () => {
  expect(wantedCard('/fix/u1/', page('u1-0.png'))).toEqual({ file: 'u1-0.png', card: CARD });
  expect(wantedCard('/recap/', page('site-0.png')).card).toBeNull();
  expect(() => wantedCard('/', '<meta property="og:image" content="/cards/site-0.png">')).toThrow(
    '/ has no <meta> og:site_name.',
  );
});

it('draws what changed and takes the rest from the cache', async () => {
  const [out, cache] = [join(folder, 'out'), join(folder, 'cache')];
  const put = async (file: string): Promise<void> => {
    await mkdir(join(out, 'fix/u1'), { recursive: true });
    await writeFile(join(out, 'fix/u1/index.html'), page(file));
  };
  await put('u1-0.png');
  expect(await writeCards(out, cache)).toBe('1 pictures, 1 of them drawn now');
  await utimes(join(cache, 'u1-0.png'), 1, 1);
  expect(await writeCards(out, cache)).toBe('1 pictures, 0 of them drawn now');
  expect((await stat(join(cache, 'u1-0.png'))).mtimeMs).toBe(1000);
  await put('u1-1.png');
  expect(await writeCards(out, cache)).toBe('1 pictures, 1 of them drawn now');
  expect(await readdir(cache)).toEqual(['u1-0.png', 'u1-1.png']);
});

it('refuses a picture that no page describes', async () => {
  const out = join(folder, 'lost');
  await mkdir(out);
  await writeFile(join(out, 'index.html'), page('site-0.png'));
  await mkdir(join(out, 'recap'));
  await writeFile(join(out, 'recap/index.html'), page('site-9.png'));
  await expect(writeCards(out, join(folder, 'cache'))).rejects.toThrow('site-9.png');
});
