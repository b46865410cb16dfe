import type { DigestPolicy } from '#http-auth/digest/policy.ts';
import { memoryState } from '#http-auth/state.ts';
import type { Env, ResourcePolicy, SchemePolicy } from '#http-auth/types.ts';
import type { ServerSetting } from './setting.ts';
import { AUDIENCE, ISSUER, SECRET } from './tokens.ts';
import type { SchemeId } from './types.ts';

/** The clock of every comparison: that of the proofs. */
export const CLOCK: number = Date.parse('2026-11-24T12:00:00Z');

/** Users of the first protection space, as the bytes of their UTF-8: most programs compare bytes. */
const STAFF = [
  { owner: 'alice', password: 's3cret' },
  { owner: 'carol', password: 'pa:ss' },
  { owner: 'dora', password: 'p\xC3\xA4ssw\xC3\xB6rd' },
  { owner: 'erin', password: '>>>???' },
] as const;
const TEAM = [{ owner: 'bob', password: 't3am' }] as const;

/** The equivalent of what the files of a server say: the rules of the protection space that a target is in. */
export function policyOf(
  scheme: SchemeId,
  target: string,
  { algorithms = ['MD5'] }: ServerSetting,
): ResourcePolicy {
  const team = target.startsWith('/team/') && scheme === 'basic';
  const realm = scheme === 'basic' || scheme === 'digest' || scheme === 'proxy' ? 'Staff' : 'api';
  const policy: ResourcePolicy = {
    id: team ? 'team' : 'staff',
    realm: team ? 'Team' : realm,
    accepts: [schemePolicy(scheme, team, algorithms)],
  };
  if (scheme !== 'proxy') return policy;
  return { ...policy, proxy: { realm, basic: { scheme: 'Basic', users: STAFF, charset: 'ISO-8859-1' } } };
}

function schemePolicy(scheme: SchemeId, team: boolean, algorithms: DigestPolicy['algorithms']): SchemePolicy {
  switch (scheme) {
    case 'digest':
      return {
        scheme: 'Digest',
        users: [{ owner: 'alice', password: 's3cret' }],
        algorithms,
        qop: ['auth'],
        nonceLifetime: 300,
      };
    case 'bearer': {
      const keys = [{ secret: new TextEncoder().encode(SECRET) }];
      return {
        scheme: 'Bearer',
        token: { issuer: ISSUER, audience: AUDIENCE, algorithm: 'HS256', keys, skew: 0 },
      };
    }
    case 'api-key':
      return { scheme: 'ApiKey', header: 'X-API-Key', keys: [{ owner: 'alice', key: 'example-key-0401' }] };
    case 'cookie':
      return {
        scheme: 'Cookie',
        name: 'session',
        sessions: [
          { owner: 'alice', id: 'example-session-0400', expires: CLOCK / 1000 - 3600 },
          { owner: 'alice', id: 'example-session-0401', expires: CLOCK / 1000 + 3600 },
        ],
      };
    default:
      return { scheme: 'Basic', users: team ? TEAM : STAFF, charset: 'ISO-8859-1' };
  }
}

/** Clock, randomness and memory of one comparison: the same each time. */
export function environment(): Env {
  let turn = 0;
  const random = (bytes: number): Uint8Array => {
    turn += 1;
    return Uint8Array.from({ length: bytes }, (_, at) => (turn * 31 + at * 7) % 256);
  };
  return { now: () => CLOCK, random, state: memoryState() };
}

/** What the cases look like to the engine: as to the server, whatever its clock says. */
export function engineSetting({ root, team, typ }: ServerSetting): ServerSetting & { readonly now: number } {
  return {
    now: CLOCK / 1000,
    ...(root === undefined ? {} : { root }),
    ...(typ === undefined ? {} : { typ }),
    ...(team === undefined ? {} : { team }),
  };
}
