import { decodeSegment, readJsonObject } from '#http-auth/jwt/compact.ts';
import { isoDate } from '#http-auth/time.ts';
import type { Piece } from '../types.ts';
import { CLAIMS, JOSE } from './names.ts';
import { about, joined, plain } from './pieces.ts';

/** A token as it reads when it is decoded; its signature is not checked. */
export interface DecodedJwt {
  /** JSON in lines of pieces, dates with their text behind them. Null: the part is no JSON object. */
  readonly header: readonly (readonly Piece[])[] | null;
  readonly payload: readonly (readonly Piece[])[] | null;
}

const DATES = ['exp', 'nbf', 'iat', 'auth_time'];
const MOST = 100_000;

/** Decodes a compact JWT to be read, or returns null when it does not have three parts. Never throws. */
export function explainJwt(token: string): DecodedJwt | null {
  const [header, payload, signature, ...rest] = token.length > MOST ? [] : token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0)
    return null;
  const named = (names: ReadonlySet<string>, prefix: string) => (name: string) =>
    names.has(name) ? `${prefix}.${name}` : null;
  return { header: lines(header, named(JOSE, 'jose')), payload: lines(payload, named(CLAIMS, 'claim')) };
}

function lines(segment: string, idOf: (name: string) => string | null): readonly (readonly Piece[])[] | null {
  const bytes = decodeSegment(segment);
  const members = bytes === null ? null : readJsonObject(bytes);
  if (members === null) return null;
  const entries = Object.entries(members);
  const inner = entries.map(([name, value], at) => {
    const id = idOf(name);
    const text = JSON.stringify(value);
    const piece = (each: string) => (id === null ? plain(each) : about(each, id));
    const comma = at < entries.length - 1 ? ',' : '';
    const date = DATES.includes(name) && typeof value === 'number' ? ` (${isoDate(value)})` : '';
    return joined([plain('  '), piece(JSON.stringify(name)), plain(': '), piece(text), plain(comma + date)]);
  });
  return [[plain('{')], ...inner, [plain('}')]];
}
