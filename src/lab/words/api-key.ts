import type { API_KEY_RULES } from '#http-auth/api-key/rules.ts';
import type { Words } from './words-of.ts';

export const API_KEY_WORDS: Words<typeof API_KEY_RULES> = {
  'api-key.single': { passed: null, failed: 'The request has more than one API key' },
  'api-key.in-query': {
    passed: null,
    failed: 'The key stands in the address, from where it gets into logs and histories',
  },
  'api-key.present': { passed: null, failed: 'The place of the API key is empty' },
  'api-key.value': { passed: 'The server knows the key', failed: 'The server does not know the key' },
};
