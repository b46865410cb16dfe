import type { COOKIE_RULES } from '#http-auth/cookie/rules.ts';
import { time, type Words } from './words-of.ts';

export const COOKIE_WORDS: Words<typeof COOKIE_RULES> = {
  'cookie.several': {
    passed: null,
    failed: 'Several cookies have this name, for different paths or domains, and their order says nothing',
  },
  'cookie.prefix': {
    passed: null,
    failed: ({ observed }) => `The name ${observed} promises https, and this request came over http`,
  },
  'cookie.quoted': {
    passed: null,
    failed: 'The value of the cookie stands in quotes, which are part of the value',
  },
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
  'cookie.owner': {
    passed: 'All sessions in the cookies are of one person',
    failed: 'The cookies hold sessions of different people, and their order does not tell which one counts',
  },
};
