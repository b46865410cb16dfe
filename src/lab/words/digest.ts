import type { DIGEST_RULES } from '#http-auth/digest/rules.ts';
import type { Words } from './words-of.ts';

export const DIGEST_WORDS: Words<typeof DIGEST_RULES> = {
  'digest.params': {
    passed: 'The credentials have every parameter that is needed',
    failed: ({ expected }) => `The credentials lack ${expected}`,
  },
  'digest.realm': {
    passed: null,
    failed: ({ observed, expected }) => `The credentials are for realm ${observed} and this is ${expected}`,
  },
  'digest.username': { passed: null, failed: 'The user name is not given in the one proper way' },
  'digest.uri': {
    passed: 'The uri in the credentials is the address of the request',
    failed: ({ observed, expected }) =>
      observed === undefined
        ? 'The uri in the credentials is not the address of the request'
        : `The uri in the credentials is ${observed} where the request asks for ${expected}`,
  },
  'digest.algorithm': {
    passed: ({ observed }) => `The algorithm is ${observed}, as offered`,
    failed: ({ observed = 'one it does not know', expected }) =>
      `The algorithm is ${observed} where the server offers ${expected}`,
  },
  'digest.qop': {
    passed: null,
    failed: ({ observed = 'one it does not know', expected }) =>
      `The qop is ${observed} where the server offers ${expected}`,
  },
  'digest.nc-form': { passed: null, failed: 'The count nc is not eight hex digits' },
  'digest.opaque': { passed: null, failed: 'The opaque is not the one that the server gave out' },
  'digest.response': {
    passed: 'The response shows that the client knows the password',
    failed: 'The user name or the password is wrong',
  },
  'digest.nonce': {
    passed: ({ observed }) => `The nonce is ${observed} old, which is young enough`,
    failed: ({ observed = '', expected }) =>
      observed.endsWith(' s')
        ? `The nonce is ${observed} old where the server takes ${expected}`
        : 'The server does not know the nonce, or not any more',
  },
  'digest.nc': {
    passed: ({ observed }) => `The count nc is ${observed}, which is higher than before`,
    failed: ({ observed, expected }) =>
      `The count nc is ${observed} where it has to be ${expected}, as in a replay`,
  },
};
