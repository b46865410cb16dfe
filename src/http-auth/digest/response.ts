import { type DigestAlgorithm, digestHash, isSession } from './hash.ts';

/** Quality of protection: `auth` covers method and target, `auth-int` the body too (RFC 7616 §3.3). */
export type Qop = 'auth' | 'auth-int';

/** What the response of Digest credentials is computed from. */
export interface DigestInput {
  readonly algorithm: DigestAlgorithm;
  /** As the user typed it, also when it is sent hashed (RFC 7616 §3.4.4). */
  readonly username: string;
  readonly password: string;
  readonly realm: string;
  readonly nonce: string;
  readonly method: string;
  /** The request-target as sent. */
  readonly uri: string;
  /** Null for the legacy form of RFC 2069: no `qop`, no `nc`. */
  readonly qop: Qop | null;
  /** Eight hex digits. */
  readonly nc: string;
  readonly cnonce: string;
  /** What `auth-int` protects: the body before any content is transfer-coded. Default: empty. */
  readonly body?: Uint8Array | undefined;
}

/** The `response` parameter: proof that the client knows the password (RFC 7616 §3.4.1). */
export function digestResponse(input: DigestInput): string {
  return proof(input, `${input.method}:${input.uri}`);
}

/**
 * The `rspauth` parameter of Authentication-Info: proof that the server knows the password (RFC 7616 §3.5). The
 * method is left out, and `body` is that of the response.
 */
export function digestRspauth(input: DigestInput): string {
  return proof(input, `:${input.uri}`);
}

/** The `username` parameter with `userhash=true` (RFC 7616 §3.4.4). */
export function hashUsername(algorithm: DigestAlgorithm, username: string, realm: string): string {
  return digestHash(algorithm, `${username}:${realm}`);
}

function proof(input: DigestInput, target: string): string {
  const { algorithm, nonce, qop, nc, cnonce, body = new Uint8Array() } = input;
  const hash = (text: string) => digestHash(algorithm, text);
  const a2 = qop === 'auth-int' ? `${target}:${digestHash(algorithm, body)}` : target;
  const between = qop === null ? nonce : `${nonce}:${nc}:${cnonce}:${qop}`;
  return hash(`${hashA1(input)}:${between}:${hash(a2)}`);
}

/** H(A1) of RFC 7616 §3.4.2: all that a server has to keep of a password. */
function hashA1({ algorithm, username, realm, password, nonce, cnonce }: DigestInput): string {
  const secret = digestHash(algorithm, `${username}:${realm}:${password}`);
  return isSession(algorithm) ? digestHash(algorithm, `${secret}:${nonce}:${cnonce}`) : secret;
}
