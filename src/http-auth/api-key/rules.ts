/** The checks of an API key. */
export const API_KEY_RULES = {
  'api-key.value': 'RFC 9110 §11.4',
} as const;
