import { annotate } from '#lab/explain/annotate.ts';
import { explainJwt } from '#lab/explain/jwt.ts';
import type { Piece } from '#lab/types.ts';
import { href } from '#site/href.ts';
import { LAB_WORDS } from '#site/words.ts';
import { headerOf, type WireMessage } from '#wire/message.ts';
import { make } from '../search-dom.ts';

/** The lines of a message, cut into text and links to what explains a piece. */
export function linkedLines(message: WireMessage): readonly (readonly (Node | string)[])[] {
  return annotate(message).map((line) => line.map(pieceNode));
}

/** The tokens of a request as they read when they are decoded, or nothing. */
export function decodedTokens(request: WireMessage): readonly HTMLElement[] {
  const bearer = /^\S+ +(\S+)$/.exec(headerOf(request, 'Authorization') ?? '')?.[1];
  const proof = headerOf(request, 'DPoP');
  return [...decoded(LAB_WORDS.token, bearer), ...decoded(LAB_WORDS.proof, proof)];
}

function decoded(what: string, token: string | null | undefined): readonly HTMLElement[] {
  const read = explainJwt(token ?? '');
  if (read === null || (read.header === null && read.payload === null)) return [];
  const caption = make('figcaption', { class: 'bar' }, LAB_WORDS.decoded(what));
  return [
    make(
      'figure',
      { class: 'wire' },
      caption,
      ...part(LAB_WORDS.parts.header, read.header),
      ...part(LAB_WORDS.parts.payload, read.payload),
    ),
  ];
}

function part(name: string, lines: readonly (readonly Piece[])[] | null): readonly HTMLElement[] {
  if (lines === null) return [];
  const text = make('pre', {}, ...lines.flatMap((line) => [...line.map(pieceNode), '\n']));
  const who = make('span', { class: 'who', 'aria-hidden': 'true' }, name);
  return [make('div', { class: 'msg client', role: 'group', 'aria-label': name }, who, text)];
}

function pieceNode({ text, about }: Piece): Node | string {
  if (about === null) return text;
  const to = `${href('/lab/explained/')}#${about}`;
  return make('a', { class: 'piece', href: to, 'data-about': about, 'aria-expanded': 'false' }, text);
}
