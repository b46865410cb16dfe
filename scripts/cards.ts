import { copyFile, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CARDS_FOLDER } from '../src/site/card.ts';
import { drawCard } from './cards/draw.ts';
import { cardFonts } from './cards/fonts.ts';
import { type WantedCard, wantedCard } from './cards/read.ts';
import { readPages } from './pages.ts';

/** Pictures of earlier builds; a file's name holds a hash of what it shows. */
const CACHE = '.work/cards';
/** Laying out a card keeps one core busy; another writes the picture of the one before. */
const AT_ONCE = 4;

/** Writes the picture of every page in `folder` that has one of its own; takes those of `cache` as they are. */
export async function writeCards(folder: string, cache = CACHE): Promise<string> {
  const wanted = (await readPages(folder)).map(({ path, html }) => wantedCard(path, html));
  const own = new Map(wanted.flatMap(({ file, card }) => (card === null ? [] : [[file, card] as const])));
  const without = wanted.find(({ file }) => !own.has(file));
  if (without !== undefined) throw new Error(`No page says what ${without.file} shows.`);
  const target = join(folder, CARDS_FOLDER);
  await Promise.all([mkdir(cache, { recursive: true }), mkdir(target, { recursive: true })]);
  const missing: [string, NonNullable<WantedCard['card']>][] = [];
  for (const entry of own) if (!(await isFile(join(cache, entry[0])))) missing.push(entry);
  const fonts = missing.length === 0 ? [] : cardFonts();
  const queue = missing.values();
  const work = async (): Promise<void> => {
    for (const [file, card] of queue) {
      const unfinished = join(cache, `${file}.${process.pid}`);
      await writeFile(unfinished, await drawCard(card, fonts));
      await rename(unfinished, join(cache, file));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await Promise.all([...own.keys()].map((file) => copyFile(join(cache, file), join(target, file))));
  return `${own.size} pictures, ${missing.length} of them drawn now`;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true;
}
