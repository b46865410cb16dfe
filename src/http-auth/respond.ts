import { challenge, formatChallenge } from './grammar/format.ts';
import type { Challenge } from './grammar/types.ts';
import type { BearerError, Refusal, ResourcePolicy, SchemePolicy } from './types.ts';

const TITLES = { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden' } as const;

const DETAILS: Readonly<Record<Refusal['outcome'], string>> = {
  'no-credentials': 'The request carries no credentials',
  'unsupported-scheme': 'The auth-scheme of the request is not accepted here',
  'invalid-request': 'The request is malformed',
  'invalid-credentials': 'The credentials are not valid',
  'invalid-token': 'The access token is not valid',
  'insufficient-scope': 'The credentials do not allow this',
};

/**
 * The challenges of a refusal, one per field line: those of all accepted schemes with a 401 (RFC 9110 §15.5.2);
 * with a 400 or 403 only that of Bearer, which says more about the error (RFC 6750 §3.1).
 */
export function challengesFor(policy: ResourcePolicy, refusal: Refusal): readonly Challenge[] {
  const schemes =
    refusal.status === 401
      ? policy.accepts
      : policy.accepts.filter(({ scheme }) => scheme === 'Bearer' && refusal.error !== null);
  return schemes.map((scheme) => challengeOf(scheme, policy.realm, refusal.error));
}

function challengeOf(policy: SchemePolicy, realm: string, error: BearerError | null): Challenge {
  switch (policy.scheme) {
    case 'Basic':
      return challenge('Basic', { realm, charset: 'UTF-8' });
    case 'Bearer':
      return challenge('Bearer', { realm, ...errorParams(error) });
    case 'ApiKey':
      return challenge('ApiKey', { realm, header: policy.header });
    case 'Cookie':
      return challenge('Cookie', { realm, 'cookie-name': policy.name });
  }
}

function errorParams(error: BearerError | null): Readonly<Record<string, string>> {
  if (error === null) return {};
  const { code, description, scope } = error;
  return { error: code, error_description: description, ...(scope === undefined ? {} : { scope }) };
}

/** A refusal as a response: problem details (RFC 9457) that no cache keeps, with its challenge lines. */
export function refusalResponse(refusal: Refusal, challenges: readonly Challenge[]): Response {
  const { status, outcome, error } = refusal;
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  for (const each of challenges) headers.append('WWW-Authenticate', formatChallenge(each));
  const detail = error?.description ?? DETAILS[outcome];
  const body = JSON.stringify({ title: TITLES[status], status, detail });
  return new Response(body, { status, statusText: TITLES[status], headers });
}

/** The resource itself. Private, since only requests with Authorization are kept out of shared caches anyway. */
export function contentResponse(policy: ResourcePolicy): Response {
  const headers = new Headers({ 'Cache-Control': 'private' });
  if (policy.content === undefined) return new Response(null, { status: 200, statusText: 'OK', headers });
  headers.set('Content-Type', policy.content.type);
  return new Response(policy.content.body, { status: 200, statusText: 'OK', headers });
}
