import type { SIGV4_RULES } from '#http-auth/sigv4/rules.ts';
import { time, type Words } from './words-of.ts';

export const SIGV4_WORDS: Words<typeof SIGV4_RULES> = {
  'sigv4.params': {
    passed: 'Credential, SignedHeaders and Signature are there',
    failed: 'Credential, SignedHeaders or Signature is missing or malformed',
  },
  'sigv4.signed-headers': {
    passed: ({ observed }) => `The headers ${list(observed)} are signed`,
    failed: ({ observed, expected }) =>
      `The signed headers ${list(observed)} are not those that arrived (expected: ${expected})`,
  },
  'sigv4.date': { passed: null, failed: 'X-Amz-Date is missing or no date of the form 20261124T120000Z' },
  'sigv4.scope': {
    passed: ({ observed }) => `The signature is made for ${observed}`,
    failed: ({ observed, expected }) => `The signature is made for ${observed} and this is ${expected}`,
  },
  'sigv4.key': {
    passed: ({ observed }) => `The server knows the access key ${observed}`,
    failed: 'The server does not know the access key id',
  },
  'sigv4.time': {
    passed: ({ observed, expected }) =>
      `The request was signed at ${time(observed)}, and it is ${time(expected)} now`,
    failed: ({ observed, expected }) =>
      `The request was signed at ${time(observed)} and the clock of the server says ${time(expected)}`,
  },
  'sigv4.payload': { passed: null, failed: 'The body is not the one that X-Amz-Content-Sha256 names' },
  'sigv4.signature': {
    passed: 'The signature matches the request',
    failed:
      'The signature does not match the method, path, query, signed headers and body that arrived (AWS itself would say 403)',
  },
};

function list(names = ''): string {
  return names.split(';').join(', ');
}
