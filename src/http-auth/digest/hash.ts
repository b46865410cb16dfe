import { md5 } from '@noble/hashes/legacy.js';
import { sha256, sha512_256 } from '@noble/hashes/sha2.js';
import type { DigestAlgorithm } from './algorithms.ts';

export { DIGEST_ALGORITHMS, type DigestAlgorithm, digestAlgorithm, isSession } from './algorithms.ts';

const HASHES = { MD5: md5, 'SHA-256': sha256, 'SHA-512-256': sha512_256 } as const;

/** H(data) of RFC 7616 §3.4.1 in lower-case hex; text is hashed as UTF-8. */
export function digestHash(algorithm: DigestAlgorithm, data: string | Uint8Array): string {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return Array.from(HASHES[baseOf(algorithm)](bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function baseOf(algorithm: DigestAlgorithm): keyof typeof HASHES {
  if (algorithm.startsWith('MD5')) return 'MD5';
  return algorithm.startsWith('SHA-256') ? 'SHA-256' : 'SHA-512-256';
}
