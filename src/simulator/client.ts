import { encodeBasic } from '#http-auth/basic/codec.ts';
import { signCompact } from '#http-auth/jwt/sign.ts';
import type { NumericDate } from '#http-auth/types.ts';
import {
  API_KEY,
  API_KEY_HEADER,
  AUDIENCE,
  ISSUER,
  OWNER,
  PASSWORD,
  SESSION_COOKIE,
  SESSION_ID,
  SIGNING_KEY,
  WRONG_API_KEY,
  WRONG_PASSWORD,
  WRONG_SESSION_ID,
  WRONG_SIGNING_KEY,
} from './server.ts';
import type { SchemeId, SwitchName } from './switches.ts';

export type FieldLine = readonly [name: string, value: string];

const HOUR = 3600;
const LATE = 300;

/** When what the client holds ends, or ended: an hour after it was given out. */
export function expiry(now: NumericDate, off: readonly SwitchName[]): NumericDate {
  return off.includes('fresh') ? now - LATE : now + HOUR - LATE;
}

/** The field line that carries the credentials, or none. */
export async function credentialLines(
  scheme: SchemeId,
  off: readonly SwitchName[],
  now: NumericDate,
): Promise<readonly FieldLine[]> {
  if (off.includes('sent')) return [];
  const wrong = off.includes('secret');
  const rightScheme = !off.includes('scheme');
  switch (scheme) {
    case 'basic':
      return [
        ['Authorization', rightScheme ? basic(wrong ? WRONG_PASSWORD : PASSWORD) : 'Bearer example-token'],
      ];
    case 'bearer':
      return [['Authorization', rightScheme ? await bearer(wrong, expiry(now, off)) : basic(PASSWORD)]];
    case 'api-key':
      if (!rightScheme) return [['Authorization', `Bearer ${API_KEY}`]];
      return [[API_KEY_HEADER, wrong ? WRONG_API_KEY : API_KEY]];
    case 'cookie':
      return [['Cookie', `${SESSION_COOKIE}=${wrong ? WRONG_SESSION_ID : SESSION_ID}`]];
  }
}

function basic(password: string): string {
  const encoded = encodeBasic(OWNER, password);
  if (!encoded.ok) throw new TypeError(encoded.error);
  return `Basic ${encoded.token68}`;
}

async function bearer(wrongKey: boolean, exp: NumericDate): Promise<string> {
  const header = { alg: 'HS256', typ: 'at+jwt' };
  const claims = { iss: ISSUER, aud: AUDIENCE, sub: OWNER, iat: exp - HOUR, exp };
  return `Bearer ${await signCompact(header, claims, wrongKey ? WRONG_SIGNING_KEY : SIGNING_KEY)}`;
}
