import type { NumericDate, ResourcePolicy, SchemePolicy } from '#http-auth/types.ts';
import type { SchemeId } from './switches.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Who asks, and with what: all of it invented, none of it secret. */
export const OWNER = 'ada';
export const PASSWORD = 's3cret';
export const WRONG_PASSWORD = 'secret';
export const API_KEY = 'example-key-of-ada';
export const WRONG_API_KEY = 'example-key-of-nobody';
export const API_KEY_HEADER = 'X-API-Key';
export const SESSION_ID = 'example-session';
export const WRONG_SESSION_ID = 'example-session-from-last-week';
export const SESSION_COOKIE = 'session';
export const ISSUER = 'https://login.example.com';
export const AUDIENCE = 'https://api.example.com';
export const SIGNING_KEY = bytes('example-key-that-signs-all-tokens');
export const WRONG_SIGNING_KEY = bytes('another-key-that-signs-no-tokens.');

/** The protected resource behind the simulator: one account, one scheme. */
export function policyFor(scheme: SchemeId, sessionEnd: NumericDate): ResourcePolicy {
  return {
    id: 'account',
    realm: 'account',
    accepts: [schemePolicy(scheme, sessionEnd)],
    content: { type: 'application/json', body: JSON.stringify({ account: OWNER }) },
  };
}

function schemePolicy(scheme: SchemeId, sessionEnd: NumericDate): SchemePolicy {
  switch (scheme) {
    case 'basic':
      return { scheme: 'Basic', users: [{ owner: OWNER, password: PASSWORD }] };
    case 'bearer': {
      const keys = [{ secret: SIGNING_KEY }];
      const token = { issuer: ISSUER, audience: AUDIENCE, algorithm: 'HS256', keys, skew: 30 } as const;
      return { scheme: 'Bearer', token };
    }
    case 'api-key':
      return { scheme: 'ApiKey', header: API_KEY_HEADER, keys: [{ owner: OWNER, key: API_KEY }] };
    case 'cookie': {
      const sessions = [{ owner: OWNER, id: SESSION_ID, expires: sessionEnd }];
      return { scheme: 'Cookie', name: SESSION_COOKIE, sessions };
    }
  }
}
