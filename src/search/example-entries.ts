import type { SearchEntry, SearchIndex } from './entry.ts';

/** A small made-up site for the tests of this folder. */
export const ENTRIES: readonly SearchEntry[] = [
  {
    kind: 'fix',
    slug: 'token-expired',
    id: 'u17',
    url: 'fix/u17/',
    title: 'The access token has expired',
    lede: 'The exp time of the token is in the past.',
    audience: ['developer'],
    software: ['jwt'],
    also: ['token worked for an hour and then stopped', 'how long is a jwt valid'],
    signals: ['jwt expired', 'error="invalid_token"', 'TokenExpiredError'],
    symptoms: ['The first calls succeed; after a while every call is refused.'],
    text: 'Ask for a new token with the refresh token.',
  },
  {
    kind: 'fix',
    slug: 'htpasswd-missing',
    id: 'u10',
    url: 'fix/u10/',
    title: 'The password file is not where the server looks',
    lede: 'AuthUserFile names a path that does not exist.',
    audience: ['owner'],
    software: ['apache', 'nginx'],
    also: ['htpasswd not found', 'where to put the .htpasswd file'],
    signals: ['AH01620: Could not open password file', '(13: Permission denied)'],
  },
  {
    kind: 'fix',
    slug: 'browser-remembers',
    id: 'u5',
    url: 'fix/u5/',
    title: 'The browser keeps sending an old password',
    lede: 'A remembered Basic password is sent without asking.',
    audience: ['visitor', 'owner'],
    also: ['how to log out of basic auth', 'browser does not ask for the password again'],
    signals: ['error="invalid_token"'],
  },
  {
    kind: 'scenario',
    slug: 'suddenly-logged-out',
    url: 'scenarios/suddenly-logged-out/',
    title: 'Suddenly logged out',
    lede: 'It worked, and now the site asks again.',
    audience: ['visitor'],
    also: ['why was I signed out'],
    fixes: ['token-expired'],
  },
  {
    kind: 'guide',
    slug: 'tokens',
    url: 'guide/tokens/',
    title: 'Tokens: expiry, refresh, rotation, clocks',
    lede: 'How long a token lives and what renews it.',
  },
];

/** The same as the build writes it. */
export const INDEX: SearchIndex = {
  version: 1,
  build: 'b1',
  software: { apache: 'Apache', jwt: 'JWT', nginx: 'nginx' },
  entries: ENTRIES,
};
