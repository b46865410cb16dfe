import { decodeSegment, type JsonObject } from './compact.ts';

/** What each signature algorithm asks of its key (RFC 7518 §3, RFC 8037 §3.1, RFC 9864 §2.2). */
const NEEDS = {
  HS256: { kty: 'oct', bytes: 32 },
  HS384: { kty: 'oct', bytes: 48 },
  HS512: { kty: 'oct', bytes: 64 },
  RS256: { kty: 'RSA' },
  RS384: { kty: 'RSA' },
  RS512: { kty: 'RSA' },
  PS256: { kty: 'RSA' },
  PS384: { kty: 'RSA' },
  PS512: { kty: 'RSA' },
  ES256: { kty: 'EC', crv: 'P-256' },
  ES384: { kty: 'EC', crv: 'P-384' },
  ES512: { kty: 'EC', crv: 'P-521' },
  EdDSA: { kty: 'OKP', crv: 'Ed25519' },
  Ed25519: { kty: 'OKP', crv: 'Ed25519' },
} as const satisfies Readonly<Record<string, { kty: string; crv?: string; bytes?: number }>>;

export type JwsAlgorithm = keyof typeof NEEDS;

/** Those that sign with a private key and verify with a public one. */
export type AsymmetricAlgorithm = Exclude<JwsAlgorithm, `HS${string}`>;

/** A JSON Web Key as read from JSON; nothing about it is known yet (RFC 7517 §4). */
export type Jwk = JsonObject;

const MIN_RSA_BITS = 2048;

export function isJwsAlgorithm(value: unknown): value is JwsAlgorithm {
  return typeof value === 'string' && Object.hasOwn(NEEDS, value);
}

/** Whether a value names an algorithm that has a public key. */
export function isAsymmetric(value: unknown): value is AsymmetricAlgorithm {
  return isJwsAlgorithm(value) && NEEDS[value].kty !== 'oct';
}

/** Whether a key holds a secret: a private or a symmetric one (RFC 7518 §6). */
export function isSecret(jwk: Jwk): boolean {
  return ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'].some((member) => Object.hasOwn(jwk, member));
}

/** The bytes that an HMAC key needs for an algorithm: as many as its hash has (RFC 7518 §3.2); 0 for others. */
export function minSecretBytes(algorithm: JwsAlgorithm): number {
  const need = NEEDS[algorithm];
  return 'bytes' in need ? need.bytes : 0;
}

/**
 * Whether a key may check signatures of an algorithm: its type and curve, `alg`, `use` and `key_ops` agree (RFC 7517
 * §4), an HMAC key is as long as the hash and an RSA key has 2048 bits (RFC 7518 §3.2, §3.3) and an odd exponent
 * above 1 (RFC 8017 §3.1).
 */
export function fitsAlgorithm(jwk: Jwk, algorithm: JwsAlgorithm): boolean {
  const need = NEEDS[algorithm];
  const { kty, crv, alg, use, key_ops: operations } = jwk;
  if (kty !== need.kty || ('crv' in need && crv !== need.crv)) return false;
  if (alg !== undefined && alg !== algorithm) return false;
  if (use !== undefined && use !== 'sig') return false;
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify'))) return false;
  if (need.kty === 'oct') return unsigned(jwk['k'], false).length >= need.bytes;
  return need.kty !== 'RSA' || isStrongRsa(jwk);
}

function isStrongRsa({ n, e }: Jwk): boolean {
  const modulus = unsigned(n, true);
  const exponent = unsigned(e, true);
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  const odd = ((exponent.at(-1) ?? 0) & 1) === 1;
  return modulus.length > 0 && bits >= MIN_RSA_BITS && odd && !(exponent.length === 1 && exponent[0] === 1);
}

/** The bytes of a Base64urlUInt or octet member; none when it is missing or malformed (RFC 7518 §2). */
function unsigned(member: unknown, isNumber: boolean): Uint8Array {
  const bytes = typeof member === 'string' ? decodeSegment(member) : null;
  if (bytes === null) return new Uint8Array();
  const start = isNumber ? bytes.findIndex((byte) => byte !== 0) : 0;
  return start < 0 ? new Uint8Array() : bytes.subarray(start);
}

/** The key of a key or key set that a header means: by `kid`, or the only one that fits (RFC 7515 §4.1.4). */
export function selectKey(keys: Jwk, algorithm: JwsAlgorithm, kid: unknown): Jwk | null {
  const set = keys['keys'];
  const listed = Array.isArray(set) ? set.filter(isObject) : [keys];
  // A key that stands alone may do without an id; in a set the id has to match.
  const named = listed.filter((key) => kid === undefined || key['kid'] === kid || lone(key, set));
  const fitting = named.filter((key) => fitsAlgorithm(key, algorithm));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function lone(key: Jwk, set: unknown): boolean {
  return set === undefined && key['kid'] === undefined;
}

function isObject(value: unknown): value is Jwk {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
