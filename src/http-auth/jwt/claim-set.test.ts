import { expect, test } from 'vitest';
import { type ClaimRules, failedClaim } from './claim-set.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z') / 1000;

test.each<[claims: unknown, rules: ClaimRules, failed: string | null]>([
  [{}, {}, null],
  [null, {}, 'payload-not-object'],
  [[], {}, 'payload-not-object'],
  ['a', {}, 'payload-not-object'],
  [{ iss: 'a' }, { issuers: ['a', 'b'] }, null],
  [{ iss: 'a/' }, { issuers: ['a'] }, 'iss'],
  [{ iss: ['a'] }, { issuers: ['a'] }, 'iss'],
  [{ iss: 'a' }, { issuers: [] }, 'iss'],
  [{}, { issuers: ['a'] }, 'iss'],
  [{ sub: 'ada' }, { subject: 'ada' }, null],
  [{ sub: 'bob' }, { subject: 'ada' }, 'sub'],
  [{ aud: 'a' }, { audiences: ['b', 'a'] }, null],
  [{ aud: ['b', 'a'] }, { audiences: ['a'] }, null],
  [{ aud: [] }, { audiences: ['a'] }, 'aud'],
  [{ jti: 'x' }, { required: ['jti'] }, null],
  [{}, { required: ['jti'] }, 'jti'],
  [{ toString: 1 }, { required: ['toString'] }, null],
  [{}, { required: ['toString'] }, 'toString'],
  [{ exp: NOW }, {}, 'exp'],
  [{ exp: NOW + 1 }, {}, null],
  [{ exp: NOW }, { skew: 1 }, null],
  [{ exp: String(NOW + 9) }, {}, 'exp'],
  [{ nbf: NOW }, {}, null],
  [{ nbf: NOW + 1 }, {}, 'nbf'],
  [{ nbf: NOW + 1 }, { skew: 1 }, null],
  [{ nbf: null }, {}, 'nbf'],
  [{ iat: null }, {}, 'iat'],
  [{ iat: NOW + 9 }, {}, null],
  [{ iat: NOW + 9 }, { maxAge: 30 }, 'iat'],
  [{ iat: NOW - 30 }, { maxAge: 30 }, null],
  [{ iat: NOW - 31 }, { maxAge: 30 }, 'iat'],
  [{ iat: NOW - 31 }, { maxAge: 30, skew: 1 }, null],
  [{}, { maxAge: 30 }, 'iat'],
])('%j with %j: %s', (claims, rules, failed) => {
  expect(failedClaim({}, claims, rules, NOW)).toBe(failed);
});

test.each<[typ: unknown, type: string, failed: string | null]>([
  ['at+jwt', 'at+jwt', null],
  ['application/AT+JWT', 'at+jwt', null],
  ['text/plain', 'text/plain', null],
  ['JWT', 'at+jwt', 'typ'],
  [undefined, 'at+jwt', 'typ'],
])('typ %j for %s', (typ, type, failed) => {
  expect(failedClaim({ typ }, {}, { type }, NOW)).toBe(failed);
});
