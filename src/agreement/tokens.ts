import { encodeSegment } from '#http-auth/jwt/compact.ts';
import { compactJws, signCompact } from '#http-auth/jwt/sign.ts';
import type { TokenMove } from './types.ts';

export const ISSUER = 'https://id.example.com';
export const AUDIENCE = 'https://api.example.com';
/** 36 bytes: enough for HS256. */
export const SECRET = 'example-secret-of-more-than-32-bytes';
const WRONG_SECRET = 'another-secret-of-more-than-32-bytes';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
};
/** Made once: nobody knows its public key anyway. */
let rsaKey: Promise<CryptoKeyPair> | undefined;

/**
 * The token of a case, made at a time of the server's clock in seconds.
 *
 * @param usual - the typ of tokens that the server takes, where the case names none
 */
export async function tokenOf(move: TokenMove, now: number, usual: string): Promise<string> {
  const { exp = 300, iat = -60, iss = ISSUER, aud = AUDIENCE, typ = usual } = move;
  const claims = {
    ...(iss === null ? {} : { iss }),
    ...(aud === null ? {} : { aud }),
    ...(move.sub === null ? {} : { sub: 'alice' }),
    iat: now + iat,
    ...(move.nbf === undefined ? {} : { nbf: now + move.nbf }),
    ...(exp === null ? {} : { exp: exp === 'text' ? 'tomorrow' : now + exp }),
  };
  const header = {
    alg: move.alg === 'other' ? 'RS256' : (move.alg ?? 'HS256'),
    ...(typ === null ? {} : { typ }),
    ...(move.crit === true ? { crit: ['example'], example: true } : {}),
  };
  const token = await signed(header, claims, move);
  return edited(token, claims, move.edit);
}

function signed(
  header: Readonly<Record<string, unknown>>,
  claims: Readonly<Record<string, unknown>>,
  { alg, key }: TokenMove,
): Promise<string> {
  const secret = bytes(key === 'wrong' ? WRONG_SECRET : SECRET);
  switch (alg) {
    case 'none':
      return compactJws(header, claims, async () => new ArrayBuffer(0));
    case 'HS512':
      return compactJws(header, claims, async (input) => {
        const hmac = { name: 'HMAC', hash: 'SHA-512' };
        const key512 = await crypto.subtle.importKey('raw', secret, hmac, false, ['sign']);
        return crypto.subtle.sign('HMAC', key512, input);
      });
    case 'other':
      return compactJws(header, claims, async (input) => {
        rsaKey ??= crypto.subtle.generateKey(RSA, false, ['sign', 'verify']);
        return crypto.subtle.sign(RSA.name, (await rsaKey).privateKey, input);
      });
    default:
      return signCompact(header, claims, secret);
  }
}

function edited(token: string, claims: Readonly<Record<string, unknown>>, edit: TokenMove['edit']): string {
  const [head = '', payload = '', signature = ''] = token.split('.');
  switch (edit) {
    case 'cut-last':
      return token.slice(0, -1);
    case 'no-signature':
      return `${head}.${payload}.`;
    case 'two-segments':
      return `${head}.${payload}`;
    case 'padded':
      return `${token}=`;
    case 'other-payload':
      return `${head}.${encodeSegment(bytes(JSON.stringify({ ...claims, sub: 'mallory' })))}.${signature}`;
    default:
      return token;
  }
}
