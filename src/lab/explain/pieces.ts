import type { Piece } from '../types.ts';

/** A piece with nothing to explain. */
export function plain(text: string): Piece {
  return { text, about: null };
}

/** A piece that may be pointed at. */
export function about(text: string, id: string): Piece {
  return { text, about: id };
}

/** Without empty pieces, and neighbors with nothing to explain as one. */
export function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.text === '') continue;
    if (piece.about === null && last?.about === null)
      result[result.length - 1] = plain(last.text + piece.text);
    else result.push(piece);
  }
  return result;
}
