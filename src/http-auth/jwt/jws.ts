import { decodeSegment, type JsonObject, readJsonObject } from './compact.ts';
import { isJwsAlgorithm, type Jwk, type JwsAlgorithm, selectKey } from './jwk.ts';
import { verifyWithJwk } from './signature.ts';

/** The check that a JWS failed, in the order taken. */
export type JwsFault = 'segments' | 'base64url' | 'header' | 'crit' | 'alg' | 'key' | 'signature';

export type JwsResult =
  | { readonly ok: true; readonly header: JsonObject; readonly payload: Uint8Array }
  | { readonly ok: false; readonly fault: JwsFault };

/**
 * Checks the signature of a compact JWS with a key or a key set (RFC 7515 §5.2, RFC 8725 §3). Form and header are
 * checked before the key is looked at; keys that the token brings along (`jwk`, `jku`, `x5u`) are not used. The
 * payload may be empty and need not be JSON. Never throws, whatever the token or the key holds.
 *
 * @param algorithms - those accepted; the key narrows them further. Default: all that are known
 */
export async function verifyJws(
  compact: string,
  keys: Jwk,
  algorithms?: readonly JwsAlgorithm[],
): Promise<JwsResult> {
  const failed = (fault: JwsFault): JwsResult => ({ ok: false, fault });
  const [head, body, mac, ...more] = compact.split('.', 4);
  if (!head || body === undefined || !mac || more.length > 0) return failed('segments');
  const [headBytes, signature] = [decodeSegment(head), decodeSegment(mac)];
  const payload = body === '' ? new Uint8Array() : decodeSegment(body);
  if (headBytes === null || payload === null || signature === null) return failed('base64url');
  const header = readJsonObject(headBytes);
  if (header === null) return failed('header');
  const { crit, alg, kid } = header;
  if (crit !== undefined) return failed('crit');
  if (!isJwsAlgorithm(alg) || (algorithms !== undefined && !algorithms.includes(alg))) return failed('alg');
  const key = selectKey(keys, alg, kid);
  if (key === null) return failed('key');
  return (await verifyWithJwk(compact, key, alg)) ? { ok: true, header, payload } : failed('signature');
}
