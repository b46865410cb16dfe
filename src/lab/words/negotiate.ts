import type { NEGOTIATE_RULES } from '#http-auth/negotiate/rules.ts';
import type { Words } from './words-of.ts';

export const NEGOTIATE_WORDS: Words<typeof NEGOTIATE_RULES> = {};
