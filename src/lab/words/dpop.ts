import type { DPOP_RULES } from '#http-auth/dpop/rules.ts';
import { time, type Words } from './words-of.ts';

export const DPOP_WORDS: Words<typeof DPOP_RULES> = {
  'dpop.token': { passed: null, failed: 'The header holds no token' },
  'dpop.header': {
    passed: 'The request has one DPoP proof',
    failed: ({ observed }) =>
      observed === '0'
        ? 'The request has no DPoP header with a proof'
        : `The request has ${observed} DPoP proofs where one is allowed`,
  },
  'dpop.form': { passed: null, failed: 'The DPoP header does not hold a well-formed JWT' },
  'dpop.crit': { passed: null, failed: 'The proof needs an extension that the server does not have' },
  'dpop.typ': { passed: null, failed: 'The proof is not typed as dpop+jwt' },
  'dpop.alg': {
    passed: null,
    failed: ({ observed, expected }) =>
      observed === undefined
        ? `The proof is not signed with ${expected}`
        : `The proof is signed with ${observed} where the server takes ${expected}`,
  },
  'dpop.jwk': { passed: null, failed: 'The proof brings no key along that fits its algorithm' },
  'dpop.public-key': { passed: null, failed: 'The proof holds a private key, which nobody else may see' },
  'dpop.signature': {
    passed: 'The client holds the key that the proof names',
    failed: 'The signature of the proof does not match the key in it',
  },
  'dpop.htm': {
    passed: ({ expected }) => `The proof is for ${expected}`,
    failed: ({ observed, expected }) =>
      observed === undefined
        ? `The proof does not name the method ${expected}`
        : `The proof is for ${observed}, the request is ${expected}`,
  },
  'dpop.htu': {
    passed: ({ expected }) => `The proof is for ${expected}`,
    failed: ({ observed, expected }) =>
      observed === undefined
        ? `The proof does not name the address ${expected}`
        : `The proof is for ${observed}, the request goes to ${expected}`,
  },
  'dpop.iat': {
    passed: ({ observed, expected }) =>
      `The proof was made at ${time(observed)}, and it is ${time(expected)} now`,
    failed: ({ observed, expected }) =>
      observed === undefined
        ? 'The proof does not say when it was made'
        : `The proof was made at ${time(observed)} and it is ${time(expected)} now`,
  },
  'dpop.jti': {
    passed: 'The server sees this proof for the first time',
    failed: 'The proof was used before, or has no id of its own',
  },
  'dpop.nonce': {
    passed: 'The proof carries the nonce of the server',
    failed: 'The proof does not carry the current nonce of the server',
  },
  'dpop.ath': {
    passed: 'The proof is for this token',
    failed: 'The proof is for another token, or names none',
  },
  'dpop.jkt': {
    passed: 'The token is bound to the key of the proof',
    failed: 'The token is not bound to the key of the proof',
  },
};
