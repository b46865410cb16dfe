import type { Scheme } from '../types.ts';
import { checkDigest } from './check.ts';
import { issueNonce, opaqueOf } from './nonce.ts';
import { digestChallenges } from './offer.ts';
import type { DigestPolicy } from './policy.ts';
import { DIGEST_RULES } from './rules.ts';

/** Digest: the client proves that it knows the password, without sending it (RFC 7616). */
export const scheme: Scheme<DigestPolicy> = {
  rules: DIGEST_RULES,
  place: () => 'Authorization Digest',
  readsAuthorization: true,
  check: checkDigest,
  challenges(policy, { status, outcome, tried }, context) {
    if (status !== 401) return [];
    const stale = outcome === 'stale-nonce' && tried === 'Digest';
    const { realm } = context;
    return digestChallenges(policy, { realm, nonce: issueNonce(context), opaque: opaqueOf(realm), stale });
  },
};
