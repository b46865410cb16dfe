import type { CorsPolicy } from '#http-auth/policy/cors.ts';
import type { Quirk } from '#http-auth/policy/quirks.ts';
import type { ResourcePolicy } from '#http-auth/types.ts';
import { numberOf } from './state.ts';
import type { LabState } from './types.ts';
import {
  FRONT_PASSWORD,
  FRONT_REALM,
  FRONT_USER,
  OTHER_HOST,
  PROXY_PASSWORD,
  PROXY_REALM,
  PROXY_USER,
} from './world.ts';

/** What a policy carries beside the scheme when a proxy has put its own credentials into the request. */
const DOUBLED = 'Basic cHJveHk6ZXhhbXBsZQ==';

/** What stands around the schemes in the policy of a playable state. */
export function aroundOf(state: LabState): Pick<ResourcePolicy, 'cors' | 'quirks' | 'proxy'> {
  const basic = { scheme: 'Basic', users: [{ owner: PROXY_USER, password: PROXY_PASSWORD }] } as const;
  return {
    cors: corsOf(state),
    quirks: quirksOf(state),
    proxy: state.way === 'proxy-auth' ? { realm: PROXY_REALM, basic } : undefined,
  };
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
