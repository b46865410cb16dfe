import type { NumericDate, ResourcePolicy, SchemePolicy } from '#http-auth/types.ts';
import {
  API_KEY,
  API_KEY_HEADER,
  AUDIENCE,
  AWS_KEY,
  AWS_REGION,
  AWS_SERVICE,
  CONTENT,
  ISSUER,
  OAUTH1_CLIENT,
  OAUTH1_TOKEN,
  OWNER,
  PASSWORD,
  REALM,
  REVOKED_TOKEN_ID,
  SCOPES,
  SESSION_COOKIE,
  SESSION_ID,
  SIGNER,
  SIGNING_KEY,
} from './world.ts';

/** The protected resources of the lab, one a scheme; the ids stand in addresses and links. */
export const RESOURCE_IDS = [
  'basic',
  'digest',
  'bearer',
  'dpop',
  'api-key',
  'cookie',
  'hmac',
  'sigv4',
  'oauth1',
  'negotiate',
  'ntlm',
] as const;
export type ResourceId = (typeof RESOURCE_IDS)[number];

const HOUR = 3600;
const ADA = { owner: OWNER, scopes: SCOPES } as const;

/**
 * The correct server for each scheme: one account, one realm, no faults. The answer to a good request is the same
 * for all of them.
 *
 * @param now - the session of `cookie` ends an hour later
 */
export function resourcePolicy(id: ResourceId, now: NumericDate): ResourcePolicy {
  return { id, realm: REALM, accepts: [schemePolicy(id, now + HOUR)], content: CONTENT };
}

/** The policy of the scheme alone, for a resource that accepts several. */
export function schemePolicy(id: ResourceId, sessionEnd: NumericDate): SchemePolicy {
  const token = {
    issuer: ISSUER,
    audience: AUDIENCE,
    algorithm: 'HS256',
    keys: [{ secret: SIGNING_KEY }],
    skew: 30,
    revoked: [REVOKED_TOKEN_ID],
  } as const;
  switch (id) {
    case 'basic':
      return { scheme: 'Basic', users: [{ ...ADA, password: PASSWORD }] };
    case 'digest':
      return {
        scheme: 'Digest',
        users: [{ ...ADA, password: PASSWORD }],
        algorithms: ['SHA-256', 'MD5'],
        qop: ['auth'],
        nonceLifetime: 300,
      };
    case 'bearer':
      return { scheme: 'Bearer', token };
    case 'dpop':
      return { scheme: 'DPoP', token, algorithms: ['ES256'], proofLifetime: 60, nonceLifetime: null };
    case 'api-key':
      return { scheme: 'ApiKey', header: API_KEY_HEADER, keys: [{ ...ADA, key: API_KEY }] };
    case 'cookie':
      return {
        scheme: 'Cookie',
        name: SESSION_COOKIE,
        sessions: [{ ...ADA, id: SESSION_ID, expires: sessionEnd }],
      };
    case 'hmac':
      return { scheme: 'HMAC-SHA256', keys: [{ ...ADA, ...SIGNER }], window: 300 };
    case 'sigv4':
      return {
        scheme: 'AWS4-HMAC-SHA256',
        region: AWS_REGION,
        service: AWS_SERVICE,
        keys: [{ ...ADA, ...AWS_KEY }],
        window: 300,
      };
    case 'oauth1':
      return {
        scheme: 'OAuth',
        clients: [OAUTH1_CLIENT],
        tokens: [{ ...ADA, ...OAUTH1_TOKEN }],
        window: 300,
      };
    case 'negotiate':
      return { scheme: 'Negotiate' };
    case 'ntlm':
      return { scheme: 'NTLM' };
  }
}
