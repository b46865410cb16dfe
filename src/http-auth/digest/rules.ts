/**
 * The checks of Digest credentials, in the order taken. That of the response comes before those of the nonce: only a
 * client that knows the password may hear that nothing but its nonce is old (RFC 7616 §3.3, stale).
 */
export const DIGEST_RULES = {
  'digest.params': 'RFC 7616 §3.4',
  'digest.realm': 'RFC 7616 §3.4',
  'digest.username': 'RFC 7616 §3.4',
  'digest.uri': 'RFC 7616 §3.4.6',
  'digest.algorithm': 'RFC 7616 §3.4',
  'digest.qop': 'RFC 7616 §3.4',
  'digest.nc-form': 'RFC 7616 §3.4',
  'digest.opaque': 'RFC 7616 §3.4',
  'digest.response': 'RFC 7616 §3.4.1',
  'digest.nonce': 'RFC 7616 §3.3',
  'digest.nc': 'RFC 7616 §3.4',
} as const;
