import type { BEARER_RULES } from '#http-auth/bearer/rules.ts';
import type { Words } from './words-of.ts';

export const BEARER_WORDS: Words<typeof BEARER_RULES> = {
  'bearer.single': { passed: null, failed: 'The request holds more than one access token' },
  'bearer.form': { passed: null, failed: 'The form with the token holds characters beyond ASCII' },
  'bearer.token': { passed: null, failed: 'There is nothing where the token belongs' },
  'bearer.bound': {
    passed: null,
    failed: 'The token is bound to a key, and Bearer does not prove that the client holds it',
  },
  'bearer.certificate': {
    passed: null,
    failed: 'The token is bound to a client certificate that the server did not see',
  },
};
