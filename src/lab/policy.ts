import { type DigestAlgorithm, digestAlgorithm } from '#http-auth/digest/algorithms.ts';
import type { CorsPolicy } from '#http-auth/policy/cors.ts';
import type { Quirk } from '#http-auth/policy/quirks.ts';
import type { NumericDate, ResourcePolicy, SchemePolicy } from '#http-auth/types.ts';
import { RESOURCE_IDS, type ResourceId, schemePolicy } from './resources.ts';
import { isOn, numberOf } from './state.ts';
import type { LabState } from './types.ts';
import {
  API_KEY_QUERY,
  APP_PASSWORD,
  CONTENT,
  FRONT_PASSWORD,
  FRONT_REALM,
  FRONT_USER,
  OTHER_HOST,
  OWNER,
  PROXY_PASSWORD,
  PROXY_REALM,
  PROXY_USER,
  SCOPES,
  TEST_PASSWORD,
  TEST_USER,
} from './world.ts';

/** What a policy carries beside the scheme when a proxy has put its own credentials into the request. */
const DOUBLED = 'Basic cHJveHk6ZXhhbXBsZQ==';

/**
 * The server of a playable state.
 *
 * @param now - the true time, against which the session ends
 */
export function policyOf(state: LabState, now: NumericDate): ResourcePolicy {
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
    cors: corsOf(state),
    lockout: attempts === null ? undefined : { attempts, seconds: 60 },
    quirks: quirksOf(state),
    proxy:
      state.way === 'proxy-auth'
        ? {
            realm: PROXY_REALM,
            basic: { scheme: 'Basic', users: [{ owner: PROXY_USER, password: PROXY_PASSWORD }] },
          }
        : undefined,
    content: CONTENT,
  };
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

function corsOf({ cors, page, 'key-header': keyHeader }: LabState): CorsPolicy | undefined {
  if (cors === 'none') return undefined;
  const headers = ['Authorization', 'Content-Type', 'DPoP', keyHeader];
  return {
    origins: cors === 'any' ? '*' : [page],
    credentials: cors === 'credentials',
    headers: cors === 'no-authorization' ? ['Content-Type'] : headers,
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    expose: ['WWW-Authenticate', 'DPoP-Nonce'],
  };
}

function quirksOf(state: LabState): readonly Quirk[] {
  const skew = numberOf(state, 'server-clock') ?? 0;
  return [
    ...(skew === 0 ? [] : [{ quirk: 'clock-skew', seconds: skew } as const]),
    ...onTheWay(state),
    ...faults(state),
  ];
}

function onTheWay({ way }: LabState): readonly Quirk[] {
  switch (way) {
    case 'authorization-stripped':
    case 'cgi':
    case 'wsgi':
      return [{ quirk: 'authorization-stripped' }];
    case 'authorization-doubled':
      return [{ quirk: 'authorization-doubled', value: DOUBLED }];
    case 'underscore-dropped':
      return [{ quirk: 'underscore-dropped' }];
    case 'redirect':
      return [{ quirk: 'redirect-to-other-host', host: OTHER_HOST }];
    case 'front-realm': {
      const users = [{ owner: FRONT_USER, password: FRONT_PASSWORD }];
      return [{ quirk: 'front-realm', realm: FRONT_REALM, basic: { scheme: 'Basic', users } }];
    }
    default:
      return [];
  }
}

function faults({ fault }: LabState): readonly Quirk[] {
  switch (fault) {
    case 'no-challenge':
    case 'joined-challenges':
    case 'challenge-without-realm':
    case 'permission-as-401':
    case 'login-page':
    case '401-on-options':
    case 'no-cors-on-401':
      return [{ quirk: fault }];
    default:
      return [];
  }
}

function words(text: string): readonly string[] {
  return text.split(' ').filter(Boolean);
}
