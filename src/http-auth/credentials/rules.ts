/** The checks that find the credentials of a request. */
export const CREDENTIALS_RULES = {
  'request.credentials': 'RFC 9110 §11.4',
  'authorization.single': 'RFC 9110 §5.3',
  'authorization.grammar': 'RFC 9110 §11.6.2',
  'authorization.scheme': 'RFC 9110 §11.1',
} as const;
