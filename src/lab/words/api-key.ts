import type { API_KEY_RULES } from '#http-auth/api-key/rules.ts';
import type { Words } from './words-of.ts';

export const API_KEY_WORDS: Words<typeof API_KEY_RULES> = {
  'api-key.value': { passed: 'The server knows the key', failed: 'The server does not know the key' },
};
