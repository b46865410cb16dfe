import { decodeBasic } from '#http-auth/basic/codec.ts';
import type { Piece } from '../types.ts';
import { about, plain } from './pieces.ts';

/** The user name in the token68 of Basic, and dots in the place of the password; null when it cannot be read. */
export function explainBasic(token68: string): readonly Piece[] | null {
  const decoded = decodeBasic(token68);
  if (!decoded.ok) return null;
  return [about(decoded.userId, 'basic.user-id'), plain(':'), about('••••••', 'basic.password')];
}
