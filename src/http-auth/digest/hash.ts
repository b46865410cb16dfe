import { md5 } from '@noble/hashes/legacy.js';
import { sha256, sha512_256 } from '@noble/hashes/sha2.js';

/** The algorithms of RFC 7616 §6.1 and of RFC 2617; `-sess` binds the password hash to one session. */
export const DIGEST_ALGORITHMS = [
  'MD5',
  'MD5-sess',
  'SHA-256',
  'SHA-256-sess',
  'SHA-512-256',
  'SHA-512-256-sess',
] as const;

export type DigestAlgorithm = (typeof DIGEST_ALGORITHMS)[number];

const HASHES = { MD5: md5, 'SHA-256': sha256, 'SHA-512-256': sha512_256 } as const;

/**
 * The algorithm that a challenge or credentials name, compared without case; MD5 when they name none (RFC 7616
 * §3.3), null when the name is not known here.
 */
export function digestAlgorithm(name: string | undefined): DigestAlgorithm | null {
  if (name === undefined) return 'MD5';
  return DIGEST_ALGORITHMS.find((each) => each.toLowerCase() === name.toLowerCase()) ?? null;
}

export function isSession(algorithm: DigestAlgorithm): boolean {
  return algorithm.endsWith('-sess');
}

/** H(data) of RFC 7616 §3.4.1 in lower-case hex; text is hashed as UTF-8. */
export function digestHash(algorithm: DigestAlgorithm, data: string | Uint8Array): string {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return Array.from(HASHES[baseOf(algorithm)](bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function baseOf(algorithm: DigestAlgorithm): keyof typeof HASHES {
  if (algorithm.startsWith('MD5')) return 'MD5';
  return algorithm.startsWith('SHA-256') ? 'SHA-256' : 'SHA-512-256';
}
