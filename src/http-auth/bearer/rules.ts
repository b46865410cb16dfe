/** The checks of Bearer credentials around the token itself. */
export const BEARER_RULES = {
  'bearer.token': 'RFC 6750 §2.1',
} as const;
