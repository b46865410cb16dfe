import type { JsonObject } from '../jwt/compact.ts';
import type { AsymmetricAlgorithm, Jwk } from '../jwt/jwk.ts';
import { compactJws } from '../jwt/sign.ts';
import type { Env, NumericDate } from '../types.ts';
import { hash } from './thumbprint.ts';

/** What a proof is about. */
export interface ProofSubject {
  readonly method: string;
  /** The address of the request; its query and its fragment are left out of the proof. */
  readonly url: string;
  /** The client's clock. */
  readonly now: NumericDate;
  readonly random: Env['random'];
  /** Whose hash goes into `ath`. Default: none, as for a token request. */
  readonly accessToken?: string | undefined;
  /** The value of the last DPoP-Nonce of the server. */
  readonly nonce?: string | undefined;
  /** Members that replace or join those of the header; an undefined one is left out. For wrong proofs. */
  readonly header?: JsonObject | undefined;
  /** The same for the claims. */
  readonly claims?: JsonObject | undefined;
}

/** What a proof is about, and the key that makes it. */
export interface ProofRequest extends ProofSubject {
  /** A pair whose public key can be exported, or a private JSON Web Key. */
  readonly key: CryptoKeyPair | Jwk;
  /** One that fits the key. */
  readonly algorithm: AsymmetricAlgorithm;
}

/** Whoever holds a private key. */
export interface ProofSigner {
  readonly algorithm: AsymmetricAlgorithm;
  /** The public key, as the proof shows it. */
  readonly jwk: Jwk;
  readonly sign: (input: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;
}

const JTI_BYTES = 16;
const RSA = 'RSASSA-PKCS1-v1_5';

/** What WebCrypto calls each algorithm, for importing a key and for signing. */
const SIGNING: Readonly<
  Record<AsymmetricAlgorithm, { name: string; namedCurve?: string; hash?: string; saltLength?: number }>
> = {
  RS256: { name: RSA, hash: 'SHA-256' },
  RS384: { name: RSA, hash: 'SHA-384' },
  RS512: { name: RSA, hash: 'SHA-512' },
  PS256: { name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32 },
  PS384: { name: 'RSA-PSS', hash: 'SHA-384', saltLength: 48 },
  PS512: { name: 'RSA-PSS', hash: 'SHA-512', saltLength: 64 },
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  ES384: { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
  ES512: { name: 'ECDSA', namedCurve: 'P-521', hash: 'SHA-512' },
  EdDSA: { name: 'Ed25519' },
  Ed25519: { name: 'Ed25519' },
};

/**
 * Makes a DPoP proof, as the DPoP header of a request carries it (RFC 9449 §4.2). Rejects when the key does not fit
 * the algorithm, cannot be exported, or the host lacks the algorithm. The signature of ECDSA and RSA-PSS differs each
 * time, all else depends on the input only.
 */
export async function makeProof(request: ProofRequest): Promise<string> {
  const { key, algorithm } = request;
  const { secret, jwk } = await keysOf(key, algorithm);
  const sign = (input: Uint8Array<ArrayBuffer>) => crypto.subtle.sign(SIGNING[algorithm], secret, input);
  return proofBy({ algorithm, jwk, sign }, request);
}

/** The same with a signature that is made elsewhere. Rejects as `sign` does. */
export async function proofBy({ algorithm, jwk, sign }: ProofSigner, subject: ProofSubject): Promise<string> {
  const { method, url, now, random, accessToken, nonce } = subject;
  const header = { typ: 'dpop+jwt', alg: algorithm, jwk, ...subject.header };
  const claims = {
    jti: jtiOf(random),
    htm: method,
    htu: url.replace(/[?#].*$/s, ''),
    iat: Math.floor(now),
    ...(accessToken === undefined ? {} : { ath: await hash(accessToken) }),
    ...(nonce === undefined ? {} : { nonce }),
    ...subject.claims,
  };
  return compactJws(header, claims, sign);
}

/** The private key, and the public one as a proof shows it. */
async function keysOf(
  key: CryptoKeyPair | Jwk,
  algorithm: AsymmetricAlgorithm,
): Promise<{ readonly secret: CryptoKey; readonly jwk: Jwk }> {
  if (isPair(key)) {
    return {
      secret: key.privateKey,
      jwk: publicPart({ ...(await crypto.subtle.exportKey('jwk', key.publicKey)) }),
    };
  }
  const { kty, crv, x, y, d, n, e, p, q, dp, dq, qi } = key;
  const members = Object.entries({ kty, crv, x, y, d, n, e, p, q, dp, dq, qi });
  const jwk = Object.fromEntries(members.filter(([, value]) => typeof value === 'string'));
  const secret = await crypto.subtle.importKey('jwk', jwk, SIGNING[algorithm], false, ['sign']);
  return { secret, jwk: publicPart(key) };
}

function isPair(key: CryptoKeyPair | Jwk): key is CryptoKeyPair {
  return 'privateKey' in key;
}

function publicPart({ kty, crv, x, y, n, e }: Jwk): Jwk {
  return Object.fromEntries(Object.entries({ kty, crv, x, y, n, e }).filter(([, v]) => v !== undefined));
}

function jtiOf(random: Env['random']): string {
  return Array.from(random(JTI_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
