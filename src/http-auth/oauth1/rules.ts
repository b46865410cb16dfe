/** The checks of OAuth 1.0 credentials, in the order taken. */
export const OAUTH1_RULES = {
  'oauth1.encoding': 'RFC 5849 §3.6',
  'oauth1.single': 'RFC 5849 §3.1',
  'oauth1.params': 'RFC 5849 §3.1',
  'oauth1.version': 'RFC 5849 §3.1',
  'oauth1.method': 'RFC 5849 §3.4',
  'oauth1.tls': 'RFC 5849 §3.4.4',
  'oauth1.client': 'RFC 5849 §3.2',
  'oauth1.token': 'RFC 5849 §3.2',
  'oauth1.timestamp': 'RFC 5849 §3.3',
  'oauth1.signature': 'RFC 5849 §3.2',
  'oauth1.nonce': 'RFC 5849 §3.3',
} as const;
