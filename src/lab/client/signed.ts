import { signHmac } from '#http-auth/hmac/sign.ts';
import { signOAuth1 } from '#http-auth/oauth1/sign.ts';
import { signSigV4 } from '#http-auth/sigv4/sign.ts';
import type { FieldLine, Incoming } from '#http-auth/types.ts';
import type { LabState } from '../types.ts';
import {
  AWS_KEY,
  AWS_REGION,
  AWS_SERVICE,
  OAUTH1_CLIENT,
  OAUTH1_TOKEN,
  SIGNER,
  WRONG_SIGNER_SECRET,
} from '../world.ts';
import type { Held } from './credentials.ts';

/** The headers of a request that is signed with a secret of both sides, with the client's clock. */
export async function signedLines(
  id: 'hmac' | 'sigv4' | 'oauth1',
  request: Incoming,
  { key }: LabState,
  { clock, random }: Held,
): Promise<readonly FieldLine[]> {
  const secretOf = (right: string) => (key === 'wrong' ? WRONG_SIGNER_SECRET : right);
  const nonce = Array.from(random(8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  switch (id) {
    case 'hmac': {
      const secret = secretOf(SIGNER.secret);
      return [['Authorization', await signHmac(request, { keyId: SIGNER.id, secret, ts: clock, nonce })]];
    }
    case 'sigv4': {
      const where = { region: AWS_REGION, service: AWS_SERVICE };
      return signSigV4(request, {
        keyId: AWS_KEY.id,
        secret: secretOf(AWS_KEY.secret),
        ...where,
        now: clock,
      });
    }
    case 'oauth1': {
      const client = { key: OAUTH1_CLIENT.key, secret: secretOf(OAUTH1_CLIENT.secret) };
      const signing = { client, token: OAUTH1_TOKEN, method: 'HMAC-SHA1', timestamp: clock, nonce } as const;
      return [['Authorization', await signOAuth1(request, signing)]];
    }
  }
}
