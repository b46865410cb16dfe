import type { StepId, TraceStep } from '#http-auth/trace.ts';
import type { Outcome } from '#http-auth/types.ts';
import { API_KEY_WORDS } from './api-key.ts';
import { BASIC_WORDS } from './basic.ts';
import { BEARER_WORDS } from './bearer.ts';
import { COOKIE_WORDS } from './cookie.ts';
import { CREDENTIALS_WORDS } from './credentials.ts';
import { DIGEST_WORDS } from './digest.ts';
import { DPOP_WORDS } from './dpop.ts';
import { HMAC_WORDS } from './hmac.ts';
import { JWT_WORDS } from './jwt.ts';
import { NEGOTIATE_WORDS } from './negotiate.ts';
import { OAUTH1_WORDS } from './oauth1.ts';
import { outcomeSentence } from './outcome.ts';
import { POLICY_WORDS } from './policy.ts';
import { SIGV4_WORDS } from './sigv4.ts';
import { type Words, wordsOfStep } from './words-of.ts';

const WORDS: Words<Record<StepId, string>> = {
  ...CREDENTIALS_WORDS,
  ...POLICY_WORDS,
  ...BASIC_WORDS,
  ...DIGEST_WORDS,
  ...BEARER_WORDS,
  ...JWT_WORDS,
  ...DPOP_WORDS,
  ...API_KEY_WORDS,
  ...COOKIE_WORDS,
  ...HMAC_WORDS,
  ...SIGV4_WORDS,
  ...OAUTH1_WORDS,
  ...NEGOTIATE_WORDS,
};

/** What a step of the trace says, or null for a check that passed and needs no line, or did not apply. */
export function stepWords(step: TraceStep): string | null {
  return wordsOfStep(WORDS, step);
}

/** One sentence on the whole exchange, whose 401 carries its challenge: what decided, and what the server answered. */
export function outcomeWords(outcome: Outcome, status: number, decisive: TraceStep | undefined): string {
  return outcomeSentence({ outcome, status, challenge: true }, decisive, stepWords);
}
