import type { COOKIE_RULES } from '#http-auth/cookie/rules.ts';
import { time, type Words } from './words-of.ts';

export const COOKIE_WORDS: Words<typeof COOKIE_RULES> = {
  'cookie.session': {
    passed: 'The server knows the session',
    failed: 'The server does not know the session in the cookie',
  },
  'cookie.expiry': {
    passed: ({ observed, expected }) =>
      `The session ends at ${time(observed)}, and it is ${time(expected)} now`,
    failed: ({ observed, expected }) =>
      `The session ended at ${time(observed)} and it is ${time(expected)} now`,
  },
};
