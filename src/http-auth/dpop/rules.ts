/** The checks of DPoP credentials, in the order taken; those of the token stand before the last one. */
export const DPOP_RULES = {
  'dpop.token': 'RFC 9449 §7.1',
  'dpop.header': 'RFC 9449 §4.3',
  'dpop.form': 'RFC 9449 §4.3',
  'dpop.crit': 'RFC 7515 §4.1.11',
  'dpop.typ': 'RFC 9449 §4.2',
  'dpop.alg': 'RFC 9449 §4.3',
  'dpop.jwk': 'RFC 9449 §4.2',
  'dpop.public-key': 'RFC 9449 §4.3',
  'dpop.signature': 'RFC 9449 §4.3',
  'dpop.htm': 'RFC 9449 §4.3',
  'dpop.htu': 'RFC 9449 §4.3',
  'dpop.iat': 'RFC 9449 §11.1',
  'dpop.jti': 'RFC 9449 §11.1',
  'dpop.nonce': 'RFC 9449 §9',
  'dpop.ath': 'RFC 9449 §7',
  'dpop.jkt': 'RFC 9449 §7.1',
} as const;
