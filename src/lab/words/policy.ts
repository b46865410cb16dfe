import type { POLICY_RULES } from '#http-auth/policy/rules.ts';
import { time, type Words } from './words-of.ts';

export const POLICY_WORDS: Words<typeof POLICY_RULES> = {
  'resource.scope': {
    passed: ({ expected }) => `The credentials allow ${expected}`,
    failed: ({ expected }) => `The credentials do not allow ${expected}`,
  },
  'resource.acr': {
    passed: ({ observed }) => `The sign-in was of the kind ${observed}, which is strong enough`,
    failed: ({ observed, expected }) =>
      observed === undefined
        ? `The token does not say how its owner signed in, and ${expected} is needed`
        : `The sign-in was of the kind ${observed}, and ${expected} is needed`,
  },
  'resource.auth-time': {
    passed: ({ observed }) => `The sign-in at ${time(observed)} is recent enough`,
    failed: ({ observed, expected }) =>
      observed === undefined
        ? 'The token does not say when its owner signed in'
        : `The sign-in was at ${time(observed)} and has to be after ${time(expected)}`,
  },
  'way.authorization-stripped': {
    passed: null,
    failed: 'Something between client and server took the Authorization header off',
  },
  'way.authorization-doubled': {
    passed: null,
    failed: 'A proxy added an Authorization header of its own',
  },
  'way.underscore-dropped': {
    passed: null,
    failed: ({ observed }) => `A proxy dropped the header ${observed}, because its name has an underscore`,
  },
  'way.redirect': { passed: null, failed: ({ observed }) => `The answer is a redirect to ${observed}` },
  'way.front-realm': {
    passed: null,
    failed: ({ observed }) => `A second realm, ${observed}, stands in front and reads the same header`,
  },
  'way.clock-skew': {
    passed: null,
    failed: ({ observed }) => `The clock of the server is off by ${observed}`,
  },
  'way.proxy': {
    passed: null,
    failed: ({ observed }) => `A proxy on the way, ${observed}, wants credentials of its own`,
  },
  'cors.preflight': {
    passed: 'The preflight is answered without credentials',
    failed: 'The server asks for credentials in the preflight, which never carries any',
  },
  'lockout.attempts': { passed: null, failed: 'There were too many wrong credentials' },
  'answer.no-challenge': { passed: null, failed: 'The 401 has no challenge, although it must' },
  'answer.joined-challenges': {
    passed: null,
    failed: 'All challenges stand on one line, of which browsers read the first only',
  },
  'answer.permission-as-401': {
    passed: null,
    failed: 'The credentials are valid, so the right answer is 403, and the server says 401',
  },
  'answer.challenge-without-realm': {
    passed: null,
    failed: 'The challenge names no realm, although it must',
  },
  'answer.no-cors': {
    passed: null,
    failed: 'The refusal has no CORS headers, so the script sees a network error in its place',
  },
  'answer.login-page': { passed: null, failed: 'A login page with status 200 hides the 401' },
};
