import { type DigestAlgorithm, digestAlgorithm } from '#http-auth/digest/algorithms.ts';
import type { NumericDate, ResourcePolicy, SchemePolicy } from '#http-auth/types.ts';
import { RESOURCE_IDS, type ResourceId, schemePolicy } from './resources.ts';
import { isOn, numberOf } from './state.ts';
import type { LabState } from './types.ts';
import { API_KEY_QUERY, APP_PASSWORD, CONTENT, OWNER, SCOPES, TEST_PASSWORD, TEST_USER } from './world.ts';

/**
 * The server of a playable state.
 *
 * @param now - the true time, against which the session ends
 */
export async function policyOf(state: LabState, now: NumericDate): Promise<ResourcePolicy> {
  const also = state.also === state.resource ? undefined : resourceId(state.also);
  const accepts = (id: ResourceId) => accepted(id, state, now);
  const acr = words(state.acr);
  const maxAge = numberOf(state, 'max-age') ?? undefined;
  const attempts = numberOf(state, 'lockout');
  return {
    id: state.resource,
    realm: state.realm,
    accepts: [
      accepts(resourceId(state.resource) ?? 'bearer'),
      ...(also === undefined ? [] : [accepts(also)]),
    ],
    scopes: words(state.scopes),
    stepUp: acr.length === 0 && maxAge === undefined ? undefined : { acr, maxAge },
    lockout: attempts === null ? undefined : { attempts, seconds: 60 },
    ...(isDirect(state) ? {} : (await import('./policy-around.ts')).aroundOf(state)),
    content: CONTENT,
  };
}

/** Whether nothing stands around the schemes: no fault, no proxy, no CORS, no clock that is off. */
function isDirect({ way, fault, cors, 'server-clock': clock }: LabState): boolean {
  return way === 'direct' && fault === 'none' && cors === 'none' && clock === '0';
}

/** The id of a resource that a field names, if it does. */
export function resourceId(value: string): ResourceId | undefined {
  return RESOURCE_IDS.find((each) => each === value);
}

function accepted(id: ResourceId, state: LabState, now: NumericDate): SchemePolicy {
  const policy = schemePolicy(id, now + (numberOf(state, 'session-end') ?? 0));
  switch (policy.scheme) {
    case 'Basic':
      return { ...policy, users: usersOf(state) };
    case 'Digest':
      return {
        ...policy,
        users: usersOf(state),
        algorithms: algorithmsOf(state),
        qop: qopOf(state),
        userhash: isOn(state, 'userhash'),
        nonceLifetime: numberOf(state, 'nonce-lifetime') ?? 0,
      };
    case 'Bearer':
      return {
        ...policy,
        token: { ...policy.token, ...tokenOf(state) },
        methods: state['token-places'] === 'any' ? ['header', 'form', 'query'] : ['header'],
      };
    case 'DPoP':
      return {
        ...policy,
        token: { ...policy.token, ...tokenOf(state) },
        nonceLifetime: isOn(state, 'dpop-nonce') ? 300 : null,
      };
    case 'ApiKey':
      return {
        ...policy,
        header: state['key-header'],
        query: isOn(state, 'key-query') ? API_KEY_QUERY : undefined,
      };
    default:
      return policy;
  }
}

/** Whom the server knows by password. A hash that it cannot read matches no password at all. */
function usersOf({
  passwords,
  address,
}: LabState): readonly { owner: string; password: string; scopes: readonly string[] }[] {
  if (address === 'test') return [{ owner: TEST_USER, password: TEST_PASSWORD, scopes: SCOPES }];
  if (passwords === 'unreadable') return [];
  const policy = schemePolicy('basic', 0);
  const [user] = policy.scheme === 'Basic' ? policy.users : [];
  const password = passwords === 'account' ? (user?.password ?? '') : APP_PASSWORD;
  return [{ owner: OWNER, password, scopes: SCOPES }];
}

function tokenOf(state: LabState): { issuer: string; audience: string; skew: number } {
  return { issuer: state.issuer, audience: state.audience, skew: numberOf(state, 'skew') ?? 0 };
}

function algorithmsOf({ algorithms }: LabState): readonly [DigestAlgorithm, ...DigestAlgorithm[]] {
  const [first = 'SHA-256', ...rest] = words(algorithms).flatMap((word) => digestAlgorithm(word) ?? []);
  return [first, ...rest];
}

function qopOf({ qop }: LabState): readonly ['auth' | 'auth-int', ...'auth-int'[]] | null {
  if (qop === 'none') return null;
  if (qop === 'auth auth-int') return ['auth', 'auth-int'];
  return [qop === 'auth-int' ? 'auth-int' : 'auth'];
}

function words(text: string): readonly string[] {
  return text.split(' ').filter(Boolean);
}
