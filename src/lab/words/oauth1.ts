import type { OAUTH1_RULES } from '#http-auth/oauth1/rules.ts';
import type { Words } from './words-of.ts';

export const OAUTH1_WORDS: Words<typeof OAUTH1_RULES> = {};
