/** The checks of an AWS signature, in the order taken; no RFC has them. */
export const SIGV4_RULES = {
  'sigv4.params': 'AWS SigV4',
  'sigv4.signed-headers': 'AWS SigV4',
  'sigv4.date': 'AWS SigV4',
  'sigv4.scope': 'AWS SigV4',
  'sigv4.key': 'AWS SigV4',
  'sigv4.time': 'AWS SigV4',
  'sigv4.payload': 'AWS SigV4',
  'sigv4.signature': 'AWS SigV4',
} as const;
