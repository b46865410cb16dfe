import type { AuthParam, Challenge } from '../grammar/types.ts';
import type { DigestPolicy } from './policy.ts';

/** What the challenges of one answer have in common. */
export interface Offer {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string;
  /** The nonce was too old, and the password right. */
  readonly stale: boolean;
}

/**
 * One challenge for each algorithm, the preferred one first (RFC 7616 §3.7), its parameters quoted as §3.3 demands.
 * All share one nonce, since a client answers one of them only.
 */
export function digestChallenges(policy: DigestPolicy, offer: Offer): readonly Challenge[] {
  const { realm, nonce, opaque, stale } = offer;
  return policy.algorithms.map((algorithm) => ({
    scheme: 'Digest',
    token68: null,
    params: [
      quoted('realm', realm),
      ...(policy.qop === null ? [] : [quoted('qop', policy.qop.join(', '))]),
      bare('algorithm', algorithm),
      quoted('nonce', nonce),
      quoted('opaque', opaque),
      quoted('charset', 'UTF-8'),
      ...(policy.userhash === true ? [bare('userhash', 'true')] : []),
      ...(stale ? [bare('stale', 'true')] : []),
    ],
  }));
}

function quoted(name: string, value: string): AuthParam {
  return { name, value, quoted: true };
}

function bare(name: string, value: string): AuthParam {
  return { name, value, quoted: false };
}
