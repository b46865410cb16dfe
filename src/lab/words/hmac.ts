import type { HMAC_RULES } from '#http-auth/hmac/rules.ts';
import { time, type Words } from './words-of.ts';

export const HMAC_WORDS: Words<typeof HMAC_RULES> = {
  'hmac.params': {
    passed: 'Key id, time, nonce and signature are there',
    failed: 'Key id, time, nonce or signature is missing or malformed',
  },
  'hmac.key': {
    passed: ({ observed }) => `The server knows the key ${observed}`,
    failed: 'The server does not know the key that is named',
  },
  'hmac.time': {
    passed: ({ observed, expected }) =>
      `The request was signed at ${time(observed)}, and it is ${time(expected)} now`,
    failed: ({ observed, expected }) =>
      `The request was signed at ${time(observed)} and the clock of the server says ${time(expected)}`,
  },
  'hmac.signature': {
    passed: 'The signature matches the request',
    failed:
      'The signature does not match the method, the target, the time, the nonce and the body that arrived',
  },
  'hmac.nonce': {
    passed: 'The nonce was not used before',
    failed: 'The nonce was used before, so the request may be a copy of an earlier one',
  },
};
