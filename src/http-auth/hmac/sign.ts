import { challenge, formatChallenge } from '../grammar/format.ts';
import type { Incoming, NumericDate } from '../types.ts';
import { base64, hmac, sha256Hex } from './crypto.ts';

/** The parts of a request that the signature covers. */
export type HmacSigned = Pick<Incoming, 'method' | 'target' | 'body'>;

export interface HmacSigning {
  readonly keyId: string;
  readonly secret: string;
  /** Whole seconds. */
  readonly ts: NumericDate;
  /** 1 to 128 visible ASCII characters, never used before with this key. */
  readonly nonce: string;
}

/** The value of the Authorization header that signs a request (see `HmacPolicy`). */
export async function signHmac(request: HmacSigned, signing: HmacSigning): Promise<string> {
  const { keyId, secret, nonce } = signing;
  const ts = String(Math.floor(signing.ts));
  const signature = await hmacSignature(request, ts, nonce, secret);
  return formatChallenge(challenge('HMAC-SHA256', { keyId, ts, nonce, signature }));
}

/** The signature alone, in base64. */
export async function hmacSignature(
  { method, target, body }: HmacSigned,
  ts: string,
  nonce: string,
  secret: string,
): Promise<string> {
  const text = [method, target, ts, nonce, await sha256Hex(body)].join('\n');
  return base64(await hmac('SHA-256', secret, text));
}
