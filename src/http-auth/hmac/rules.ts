/** The checks of HMAC-SHA256 credentials, in the order taken. */
export const HMAC_RULES = {
  'hmac.params': 'RFC 9110 §11.4',
  'hmac.key': 'RFC 9110 §11.4',
  'hmac.time': 'RFC 9421 §7.2.2',
  'hmac.signature': 'RFC 2104 §2',
  'hmac.nonce': 'RFC 9421 §7.2.2',
} as const;
