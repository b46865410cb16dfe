import type { HMAC_RULES } from '#http-auth/hmac/rules.ts';
import type { Words } from './words-of.ts';

export const HMAC_WORDS: Words<typeof HMAC_RULES> = {};
