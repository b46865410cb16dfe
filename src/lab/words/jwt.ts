import type { JWT_RULES } from '#http-auth/jwt/rules.ts';
import { time, type Words } from './words-of.ts';

export const JWT_WORDS: Words<typeof JWT_RULES> = {
  'jwt.segments': {
    passed: 'The token has three parts',
    failed: ({ observed }) => `A token has three parts and this one has ${observed}`,
  },
  'jwt.base64url': { passed: null, failed: 'A part of the token is not base64url' },
  'jwt.header': { passed: null, failed: 'The first part of the token is no JSON object' },
  'jwt.crit': { passed: null, failed: 'The token needs an extension that the server does not have' },
  'jwt.typ': { passed: null, failed: 'The token is not typed as an access token' },
  'jwt.alg': {
    passed: ({ observed }) => `The algorithm is ${observed}, as agreed`,
    failed: ({ expected }) => `The algorithm is not ${expected}`,
  },
  'jwt.key': { passed: null, failed: 'The server has no key for this token' },
  'jwt.signature': {
    passed: 'The signature matches the key of the server',
    failed: 'The signature of the token does not match the key of the server',
  },
  'jwt.payload': { passed: null, failed: 'The second part of the token is no JSON object' },
  'jwt.iss': {
    passed: ({ observed }) => `iss is ${observed}`,
    failed: ({ expected }) => `iss is not ${expected}`,
  },
  'jwt.aud': {
    passed: ({ observed }) => `aud is ${observed}`,
    failed: ({ expected }) => `aud is not ${expected}`,
  },
  'jwt.exp': {
    passed: ({ observed, expected }) => `exp is ${time(observed)}, and it is ${time(expected)} now`,
    failed: ({ observed, expected }) =>
      observed === undefined
        ? 'The token does not say when it expires'
        : `The token expired at ${time(observed)} and it is ${time(expected)} now`,
  },
  'jwt.nbf': {
    passed: null,
    failed: ({ observed }) => `The token is not valid before ${time(observed)}`,
  },
  'jwt.iat': { passed: null, failed: 'The token was issued in the future' },
  'jwt.sub': { passed: null, failed: 'The token does not say whom it stands for' },
  'jwt.revoked': { passed: null, failed: 'The token was revoked before it expired' },
  'jwt.cnf': { passed: null, failed: 'What the token is bound to cannot be read' },
};
