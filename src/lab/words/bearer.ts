import type { BEARER_RULES } from '#http-auth/bearer/rules.ts';
import type { Words } from './words-of.ts';

export const BEARER_WORDS: Words<typeof BEARER_RULES> = {
  'bearer.token': { passed: null, failed: 'The header holds no token' },
};
