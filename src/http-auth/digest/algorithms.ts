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
