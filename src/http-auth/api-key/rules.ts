/** The checks of an API key, in the order taken. */
export const API_KEY_RULES = {
  'api-key.single': 'RFC 9110 §5.3',
  'api-key.in-query': 'RFC 9110 §17.9',
  'api-key.present': 'RFC 9110 §11.4',
  'api-key.value': 'RFC 9110 §11.4',
} as const;
