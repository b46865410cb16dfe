import type { OAUTH1_RULES } from '#http-auth/oauth1/rules.ts';
import { time, type Words } from './words-of.ts';

export const OAUTH1_WORDS: Words<typeof OAUTH1_RULES> = {
  'oauth1.encoding': { passed: null, failed: 'A percent sign in the Authorization header encodes nothing' },
  'oauth1.single': { passed: null, failed: 'An OAuth parameter stands in the request more than once' },
  'oauth1.params': {
    passed: 'The OAuth parameters are there',
    failed: ({ expected }) => `One of the OAuth parameters is missing or malformed (needed: ${expected})`,
  },
  'oauth1.version': { passed: null, failed: 'The OAuth version of the request is not 1.0' },
  'oauth1.method': {
    passed: ({ observed }) => `The signature method is ${observed}`,
    failed: ({ expected }) => `The signature method is not ${expected}`,
  },
  'oauth1.tls': {
    passed: 'PLAINTEXT came over https',
    failed: 'PLAINTEXT sends the secrets themselves and this is not https',
  },
  'oauth1.client': {
    passed: ({ observed }) => `The server knows the client ${observed}`,
    failed: 'The server does not know the client in oauth_consumer_key',
  },
  'oauth1.token': {
    passed: 'The server knows the token',
    failed: ({ observed }) =>
      observed === undefined
        ? 'The request names no token'
        : 'The server does not know the token in oauth_token',
  },
  'oauth1.timestamp': {
    passed: ({ observed, expected }) =>
      `The request was signed at ${time(observed)}, and it is ${time(expected)} now`,
    failed: ({ observed, expected }) =>
      `The request was signed at ${time(observed)} and the clock of the server says ${time(expected)}`,
  },
  'oauth1.signature': {
    passed: 'The signature matches the request',
    failed: 'The signature does not match the method, the address and the parameters that arrived',
  },
  'oauth1.nonce': {
    passed: 'The nonce was not used before',
    failed: 'The nonce was used before, so the request may be a copy of an earlier one',
  },
};
