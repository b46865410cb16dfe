import type { TraceStep } from '#http-auth/trace.ts';
import type { Outcome } from '#http-auth/types.ts';

/** What a step of the trace says, or null for a check that passed and needs no line, or did not apply. */
export type StepWords = (step: TraceStep) => string | null;

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

/** An answer as far as its sentence depends on it. */
export interface Told {
  readonly outcome: Outcome;
  readonly status: number;
  /** Whether the answer has the challenge that its outcome asks for. */
  readonly challenge: boolean;
}

/** One sentence on a whole exchange: what decided, and what the server answered. */
export function outcomeSentence(told: Told, decisive: TraceStep | undefined, words: StepWords): string {
  const why = (decisive && words(decisive)) ?? 'Every check passed';
  const who = told.status === 407 ? 'the proxy' : 'the server';
  return `${why}, so ${who} answers ${told.status} ${answerWords(told)}.`;
}

function answerWords({ outcome, status, challenge }: Told): string {
  if (status === 200 && outcome !== 'authenticated') return 'with a login page';
  if (status !== 401 && status !== 407) return ANSWERS[outcome];
  if (!challenge) return 'and does not say what it wants';
  const name = status === 407 ? 'Proxy-Authenticate' : 'WWW-Authenticate';
  return IN_CHALLENGE.includes(outcome) ? `${ANSWERS[outcome]} in ${name}` : ANSWERS[outcome];
}
