import { param, sameScheme } from '../grammar/format.ts';
import type { Challenge } from '../grammar/types.ts';
import { type DigestAlgorithm, digestAlgorithm } from './algorithms.ts';
import type { Qop } from './response.ts';

/** A Digest challenge as a client understands it (RFC 7616 §3.3). */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly algorithm: DigestAlgorithm;
  /** Whether the challenge names its algorithm: the credentials then name it too (RFC 7616 §3.4). */
  readonly namesAlgorithm: boolean;
  /** In the order offered, unknown values left out. Null: no `qop` in the challenge. */
  readonly qop: readonly Qop[] | null;
  readonly opaque: string | null;
  /** The URIs of the protection space; empty stands for the whole origin. */
  readonly domain: readonly string[];
  /** The nonce is too old, but user name and password may be right. */
  readonly stale: boolean;
  readonly userhash: boolean;
}

/**
 * Reads the parameters of a Digest challenge. Null when a client has to ignore it: another auth-scheme, no realm or
 * nonce, an algorithm that is not known, or only unknown values of `qop` (RFC 7616 §3.3).
 */
export function readDigestChallenge(challenge: Challenge): DigestChallenge | null {
  const get = (name: string) => param(challenge, name);
  const [realm, nonce, named] = [get('realm'), get('nonce'), get('algorithm')];
  const algorithm = digestAlgorithm(named);
  const qop = readQop(get('qop'));
  if (!sameScheme(challenge.scheme, 'Digest') || realm === undefined || nonce === undefined) return null;
  if (algorithm === null || qop?.length === 0) return null;
  return {
    realm,
    nonce,
    algorithm,
    namesAlgorithm: named !== undefined,
    qop,
    opaque: get('opaque') ?? null,
    domain: (get('domain') ?? '').split(' ').filter(Boolean),
    stale: isTrue(get('stale')),
    userhash: isTrue(get('userhash')),
  };
}

/** The known values of a `qop` list, which is separated by commas (RFC 7616 §3.3); null when there is none. */
export function readQop(value: string | undefined): readonly Qop[] | null {
  if (value === undefined) return null;
  const words = value.split(',').map((word) => word.trim().toLowerCase());
  return words.filter((word) => word === 'auth' || word === 'auth-int');
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}
