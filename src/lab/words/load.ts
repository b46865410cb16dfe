import type { TraceStep } from '#http-auth/trace.ts';
import { CREDENTIALS_WORDS } from './credentials.ts';
import type { StepWords } from './outcome.ts';
import { type Words, wordsOfStep } from './words-of.ts';

type Table = Partial<Words<Record<string, string>>>;

const around = async () => (await import('./policy.ts')).POLICY_WORDS;

/** The words of each scheme are a part of their own, by what stands before the dot of a step id. */
const LOADERS: Readonly<Record<string, () => Promise<Table>>> = {
  way: around,
  cors: around,
  lockout: around,
  resource: around,
  answer: around,
  basic: async () => (await import('./basic.ts')).BASIC_WORDS,
  digest: async () => (await import('./digest.ts')).DIGEST_WORDS,
  bearer: async () => (await import('./bearer.ts')).BEARER_WORDS,
  jwt: async () => (await import('./jwt.ts')).JWT_WORDS,
  dpop: async () => (await import('./dpop.ts')).DPOP_WORDS,
  'api-key': async () => (await import('./api-key.ts')).API_KEY_WORDS,
  cookie: async () => (await import('./cookie.ts')).COOKIE_WORDS,
  hmac: async () => (await import('./hmac.ts')).HMAC_WORDS,
  sigv4: async () => (await import('./sigv4.ts')).SIGV4_WORDS,
  oauth1: async () => (await import('./oauth1.ts')).OAUTH1_WORDS,
  negotiate: async () => (await import('./negotiate.ts')).NEGOTIATE_WORDS,
};

/** The words of these steps, with only those schemes loaded that occur. Rejects when one cannot be loaded. */
export async function loadWords(steps: readonly TraceStep[]): Promise<StepWords> {
  const groups = new Set(steps.map(({ step }) => step.split('.')[0] ?? ''));
  const tables = await Promise.all([...groups].map((group) => LOADERS[group]?.() ?? {}));
  const table: Table = Object.assign({}, CREDENTIALS_WORDS, ...tables);
  return (step) => wordsOfStep(table, step);
}
