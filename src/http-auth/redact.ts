declare const redacted: unique symbol;

/** Text that may be shown and kept: made here only, so a secret cannot slip into a trace by mistake. */
export type Redacted = string & { readonly [redacted]: true };

export type SecretKind =
  | 'API key'
  | 'credentials'
  | 'key id'
  | 'DPoP proof'
  | 'nonce'
  | 'response'
  | 'session id'
  | 'signature'
  | 'token'
  | 'unknown scheme'
  | 'user name'
  | 'user-id and password';

/** Auth-schemes that people use; any other word in the scheme's place may be a secret without its scheme. */
const KNOWN_SCHEMES =
  /^(?:apikey|aws4-hmac-sha256|basic|bearer|concealed|digest|dpop|gnap|hmac-sha256|hoba|jwt|key|mutual|negotiate|ntlm|oauth|privatetoken|scram-sha-1|scram-sha-256|token|vapid)$/i;

/** A stand-in that says what kind of secret was there, and nothing else about it. */
export function masked(kind: SecretKind): Redacted {
  return `‹${kind}›` as Redacted;
}

/** Text that is no secret, without control characters and cut to 80 characters. */
export function shown(text: string): Redacted {
  const printable = text.replace(/\p{Cc}/gu, '�');
  return (printable.length > 80 ? `${printable.slice(0, 79)}…` : printable) as Redacted;
}

/** An auth-scheme as sent when it is a known one; masked otherwise. */
export function shownScheme(scheme: string): Redacted {
  return KNOWN_SCHEMES.test(scheme) ? shown(scheme) : masked('unknown scheme');
}
