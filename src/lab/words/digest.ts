import type { DIGEST_RULES } from '#http-auth/digest/rules.ts';
import type { Words } from './words-of.ts';

export const DIGEST_WORDS: Words<typeof DIGEST_RULES> = {};
