import type { WireMessage } from '#wire/message.ts';
import type { Piece } from '../types.ts';
import { credentialsPieces, type Place, tokenPieces } from './credentials-pieces.ts';
import { COOKIE_ATTRIBUTES, HEADERS, METHODS, STATUSES } from './names.ts';
import { about, joined, plain } from './pieces.ts';

const PLACES: Readonly<Record<string, Place>> = {
  'www-authenticate': 'challenge',
  'proxy-authenticate': 'challenge',
  authorization: 'credentials',
  'proxy-authorization': 'credentials',
  'authentication-info': 'info',
  'proxy-authentication-info': 'info',
};

/**
 * A message in lines of pieces, whose texts together are the very lines of the message: start line, headers, and
 * where there is a body, an empty line and its lines. `about` of a piece is the id of its explanation. Never throws.
 */
export function annotate(message: WireMessage): readonly (readonly Piece[])[] {
  const { kind, startLine, headers, body } = message;
  const start = kind === 'request' ? requestLine(startLine) : statusLine(startLine);
  const lines = [start, ...headers.map(([name, value]) => headerLine(name, value))];
  const rest = body === '' ? [] : [[], ...body.split('\n').map((line) => [plain(line)])];
  return [...lines, ...rest].map(joined);
}

function requestLine(line: string): readonly Piece[] {
  const [, method = '', gap = '', target = '', between = '', version = ''] =
    /^(\S+)( +)(.*?)( +)(HTTP\/[\d.]+)$/.exec(line) ?? [];
  if (method === '') return [plain(line)];
  const known = METHODS.has(method);
  return [
    known ? about(method, `method.${method.toLowerCase()}`) : plain(method),
    plain(gap),
    about(target, 'request-target'),
    plain(between),
    about(version, 'http-version'),
  ];
}

function statusLine(line: string): readonly Piece[] {
  const [, version = '', gap = '', status = ''] = /^(HTTP\/[\d.]+)( )(\d{3}.*)$/.exec(line) ?? [];
  if (version === '') return [plain(line)];
  const code = status.slice(0, 3);
  return [
    about(version, 'http-version'),
    plain(gap),
    STATUSES.has(code) ? about(status, `status.${code}`) : plain(status),
  ];
}

function headerLine(name: string, value: string): readonly Piece[] {
  const id = name.toLowerCase();
  return [HEADERS.has(id) ? about(name, id) : plain(name), plain(': '), ...valuePieces(id, value)];
}

function valuePieces(id: string, value: string): readonly Piece[] {
  const place = Object.hasOwn(PLACES, id) ? PLACES[id] : undefined;
  if (place !== undefined) return credentialsPieces(value, place);
  if (id === 'set-cookie') return setCookiePieces(value);
  if (id === 'cookie') return parted(value, (pair) => about(pair, 'cookie.pair'));
  if (id === 'dpop') return tokenPieces(value, 'dpop');
  return [plain(value)];
}

function setCookiePieces(value: string): readonly Piece[] {
  return parted(value, (part, index) => {
    if (index === 0) return about(part, 'set-cookie.pair');
    const name = part.split('=')[0]?.trim().toLowerCase() ?? '';
    return COOKIE_ATTRIBUTES.has(name) ? about(part, `set-cookie.${name}`) : plain(part);
  });
}

/** Pieces between semicolons. */
function parted(value: string, pieceOf: (part: string, index: number) => Piece): readonly Piece[] {
  return value.split(/(;[ \t]*)/).map((part, at) => (at % 2 === 1 ? plain(part) : pieceOf(part, at / 2)));
}
