import type { SIGV4_RULES } from '#http-auth/sigv4/rules.ts';
import type { Words } from './words-of.ts';

export const SIGV4_WORDS: Words<typeof SIGV4_RULES> = {};
