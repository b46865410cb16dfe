/**
 * Kerberos or NTLM: the exchange is recognised and explained, never decided here (RFC 4559). What the client sends
 * belongs to one connection and to keys of a directory, which a single request does not show.
 */
export interface NegotiatePolicy {
  readonly scheme: 'Negotiate' | 'NTLM';
}
