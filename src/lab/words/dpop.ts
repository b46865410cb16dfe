import type { DPOP_RULES } from '#http-auth/dpop/rules.ts';
import type { Words } from './words-of.ts';

export const DPOP_WORDS: Words<typeof DPOP_RULES> = {};
