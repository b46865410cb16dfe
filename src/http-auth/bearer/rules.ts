/** The checks of Bearer credentials around the token itself. */
export const BEARER_RULES = {
  'bearer.single': 'RFC 6750 §2',
  'bearer.form': 'RFC 6750 §2.2',
  'bearer.token': 'RFC 6750 §3.1',
  'bearer.bound': 'RFC 9449 §7.2',
  'bearer.certificate': 'RFC 8705 §3',
} as const;
