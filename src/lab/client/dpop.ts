import { proofBy } from '#http-auth/dpop/proof.ts';
import { thumbprint } from '#http-auth/dpop/thumbprint.ts';
import { decodeSegment } from '#http-auth/jwt/compact.ts';
import type { FieldLine, Incoming } from '#http-auth/types.ts';
import { PROOF_KEY, WRONG_PROOF_KEY } from '../proof-keys.ts';
import type { LabState } from '../types.ts';
import type { Held } from './credentials.ts';
import { signEs256 } from './es256.ts';
import { heldToken } from './token.ts';

/** The token, bound to the client's key, and the proof that the client holds that key (RFC 9449 §4.2, §7.1). */
export async function dpopLines(
  request: Incoming,
  state: LabState,
  held: Held,
): Promise<readonly FieldLine[]> {
  const token = await boundToken(state, held);
  const authorization = ['Authorization', `DPoP ${token}`] as const;
  return state.proof === 'none'
    ? [authorization]
    : [authorization, await proofLine(request, state, held, token)];
}

/** The token with `cnf.jkt`, the thumbprint of the key (RFC 9449 §6.1). */
export async function boundToken(state: LabState, { now }: Held): Promise<string> {
  return heldToken(state, now, { cnf: { jkt: await thumbprint(PROOF_KEY) } });
}

/** The DPoP header for a request; `accessToken` is absent in a request for one (RFC 9449 §5). */
export async function proofLine(
  { method, target, origin }: Incoming,
  { proof }: LabState,
  { clock, random, nonce }: Held,
  accessToken?: string,
): Promise<FieldLine> {
  const { d, ...jwk } = proof === 'key' ? WRONG_PROOF_KEY : PROOF_KEY;
  const secret = new Uint8Array(decodeSegment(String(d)) ?? []);
  const signer = {
    algorithm: 'ES256',
    jwk,
    sign: (input: Uint8Array<ArrayBuffer>) => signEs256(secret, input),
  } as const;
  const subject = {
    method: proof === 'method' ? otherMethod(method) : method,
    url: proof === 'address' ? `${origin}/other` : origin + target,
    now: clock,
    random,
    ...(accessToken === undefined ? {} : { accessToken }),
    ...(nonce === null ? {} : { nonce }),
  };
  return ['DPoP', await proofBy(signer, subject)];
}

function otherMethod(method: string): string {
  return method === 'POST' ? 'GET' : 'POST';
}
