import { signCompact } from '../../src/http-auth/jwt/sign.ts';
import type { NumericDate } from '../../src/http-auth/types.ts';
import { AUDIENCE, ISSUER, OWNER, SCOPES, SIGNING_KEY } from '../../src/lab/world.ts';

/** An access token of the lab that ends `lifetime` seconds from now; below zero it has ended. */
export function accessToken(now: NumericDate, lifetime = 3600): Promise<string> {
  const time = Math.floor(now);
  const claims = {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: OWNER,
    scope: SCOPES.join(' '),
    iat: Math.min(time, time + lifetime),
    exp: time + lifetime,
  };
  return signCompact({ alg: 'HS256', typ: 'at+jwt' }, claims, SIGNING_KEY);
}
