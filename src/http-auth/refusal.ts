import type { AuthError, Refusal, SchemeName } from './types.ts';

/** Whether a scheme's challenges say what was wrong with the token (RFC 6750 §3, RFC 9449 §7.1). */
export function isTokenScheme(scheme: SchemeName | null): scheme is 'Bearer' | 'DPoP' {
  return scheme === 'Bearer' || scheme === 'DPoP';
}

/** The refusal of credentials that are wrong, whatever they are (RFC 9110 §11.4). */
export function invalidCredentials(tried: SchemeName): Refusal {
  return { ok: false, outcome: 'invalid-credentials', status: 401, tried, error: null };
}

/** The refusal of a request that is malformed as a whole (RFC 6750 §3.1, invalid_request). */
export function badRequest(description: string, tried: SchemeName | null): Refusal {
  const error: AuthError = { code: 'invalid_request', description };
  return { ok: false, outcome: 'invalid-request', status: 400, tried, error };
}
