import { challenge, formatChallenge } from '../grammar/format.ts';
import { percentEncode } from '../hmac/percent.ts';
import type { Incoming, NumericDate } from '../types.ts';
import { paramsElsewhere } from './params.ts';
import { oauth1Signature, type SignatureMethod } from './signature.ts';

export interface OAuth1Signing {
  readonly client: { readonly key: string; readonly secret: string };
  readonly token: { readonly token: string; readonly secret: string };
  readonly method: SignatureMethod;
  /** Whole seconds. */
  readonly timestamp: NumericDate;
  /** Never used before with this timestamp, client and token. */
  readonly nonce: string;
}

/** The value of the Authorization header that signs a request (RFC 5849 §3.5.1), without realm. */
export async function signOAuth1(request: Incoming, signing: OAuth1Signing): Promise<string> {
  const { client, token, method, timestamp, nonce } = signing;
  const own = {
    oauth_consumer_key: client.key,
    oauth_token: token.token,
    oauth_signature_method: method,
    oauth_timestamp: String(Math.floor(timestamp)),
    oauth_nonce: nonce,
  };
  const params = [...Object.entries(own), ...paramsElsewhere(request)];
  const secrets = { client: client.secret, token: token.secret };
  const oauth_signature = await oauth1Signature(method, request, params, secrets);
  const encoded = Object.entries({ ...own, oauth_signature }).map(
    ([name, value]) => [name, percentEncode(value)] as const,
  );
  return formatChallenge(challenge('OAuth', Object.fromEntries(encoded)));
}
