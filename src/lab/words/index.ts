import type { StepId, TraceStep } from '#http-auth/trace.ts';
import type { Outcome } from '#http-auth/types.ts';
import { API_KEY_WORDS } from './api-key.ts';
import { BASIC_WORDS } from './basic.ts';
import { BEARER_WORDS } from './bearer.ts';
import { COOKIE_WORDS } from './cookie.ts';
import { DIGEST_WORDS } from './digest.ts';
import { DPOP_WORDS } from './dpop.ts';
import { HMAC_WORDS } from './hmac.ts';
import { JWT_WORDS } from './jwt.ts';
import { NEGOTIATE_WORDS } from './negotiate.ts';
import { OAUTH1_WORDS } from './oauth1.ts';
import { POLICY_WORDS } from './policy.ts';
import { SIGV4_WORDS } from './sigv4.ts';
import type { Words } from './words-of.ts';

const WORDS: Words<Record<StepId, string>> = {
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
  if (step.verdict === 'skip') return null;
  const { passed, failed } = WORDS[step.step];
  const words = step.verdict === 'pass' ? passed : failed;
  return typeof words === 'function' ? words(step) : words;
}

const ANSWERS: Readonly<Record<Outcome, string>> = {
  authenticated: 'and hands over what was asked for',
  'no-credentials': 'and asks for credentials',
  'unsupported-scheme': 'and names the scheme it wants',
  'invalid-request': 'and calls the request malformed',
  'invalid-credentials': 'and asks again',
  'invalid-token': 'and says invalid_token',
  'stale-nonce': 'with a new nonce',
  'insufficient-scope': 'and refuses',
  'insufficient-user-authentication': 'and asks for a stronger or fresher sign-in',
  'not-decided': 'and the exchange would go on',
  'rate-limited': 'and says when to come back',
  preflight: 'and says what a page may send',
  redirected: 'and names the other address in Location',
};
const IN_CHALLENGE: readonly Outcome[] = [
  'no-credentials',
  'unsupported-scheme',
  'invalid-credentials',
  'invalid-token',
];

/**
 * One sentence on the whole exchange: what decided, and what the server answered.
 *
 * @param challenge - whether the answer has the challenge that its outcome asks for
 */
export function outcomeWords(
  outcome: Outcome,
  status: number,
  decisive: TraceStep | undefined,
  challenge = true,
): string {
  const why = (decisive && stepWords(decisive)) ?? 'Every check passed';
  const who = status === 407 ? 'the proxy' : 'the server';
  return `${why}, so ${who} answers ${status} ${answerWords(outcome, status, challenge)}.`;
}

function answerWords(outcome: Outcome, status: number, challenge: boolean): string {
  if (status === 200 && outcome !== 'authenticated') return 'with a login page';
  if (status !== 401 && status !== 407) return ANSWERS[outcome];
  if (!challenge) return 'and does not say what it wants';
  const name = status === 407 ? 'Proxy-Authenticate' : 'WWW-Authenticate';
  return IN_CHALLENGE.includes(outcome) ? `${ANSWERS[outcome]} in ${name}` : ANSWERS[outcome];
}
