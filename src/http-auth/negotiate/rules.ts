/** The steps of Negotiate and NTLM, in the order taken. */
export const NEGOTIATE_RULES = {
  'negotiate.token': 'RFC 4559 §4.2',
  'negotiate.connection': 'RFC 9110 §3.3',
  'negotiate.exchange': 'RFC 4559 §4.1',
} as const;
