import { type ClientName, chooseChallenge } from '#http-auth/clients/choose.ts';
import type { DigestAlgorithm } from '#http-auth/digest/algorithms.ts';
import { readDigestChallenge } from '#http-auth/digest/challenge.ts';
import { digestCredentials } from '#http-auth/digest/credentials.ts';
import { formatCredentials } from '#http-auth/grammar/format.ts';
import type { FieldLine, Incoming } from '#http-auth/types.ts';
import type { LabState } from '../types.ts';
import type { Held } from './credentials.ts';

/**
 * The answer to the Digest challenge that the client picks, or nothing when it picks none (RFC 7616 §3.4). Each answer
 * of a play uses its nonce for the first time.
 */
export function digestLines(
  { method, target, body }: Incoming,
  { user, password }: LabState,
  held: Held,
  client: ClientName = 'spec',
): readonly FieldLine[] {
  const { picked } = chooseChallenge(held.challenges, client);
  const challenge = picked === null ? null : readDigestChallenge(picked);
  if (challenge === null) return [];
  const cnonce = Array.from(held.random(8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const answer = { username: user, password, method, uri: target, count: 1, cnonce, body };
  const { algorithm } = challenge;
  const computed = client === 'curl' ? curlAlgorithm(algorithm) : algorithm;
  const credentials = digestCredentials({ ...challenge, algorithm: computed }, answer);
  const params = credentials.params.map((each) =>
    each.name === 'algorithm' ? { ...each, value: algorithm } : each,
  );
  return [['Authorization', formatCredentials({ ...credentials, params })]];
}

/** curl 7.88.1 computes SHA-512-256 with SHA-256, as measured: the server refuses the right password. */
function curlAlgorithm(algorithm: DigestAlgorithm): DigestAlgorithm {
  if (algorithm === 'SHA-512-256') return 'SHA-256';
  return algorithm === 'SHA-512-256-sess' ? 'SHA-256-sess' : algorithm;
}
