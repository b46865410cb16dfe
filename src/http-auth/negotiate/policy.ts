/** Kerberos or NTLM: the exchange is recognised and explained, never decided here (RFC 4559). */
export interface NegotiatePolicy {
  readonly scheme: 'Negotiate' | 'NTLM';
}
