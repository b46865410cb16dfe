import { basicCases } from './cases/basic.ts';
import { BEARER_CASES } from './cases/bearer.ts';
import { DIGEST_CASES } from './cases/digest.ts';
import { API_KEY_CASES, COOKIE_CASES } from './cases/others.ts';
import type { PlainCase, SchemeId } from './types.ts';

/** All plain cases by scheme, in the order of the table. */
export const CASES: Readonly<Record<SchemeId, readonly PlainCase[]>> = {
  basic: basicCases('Authorization'),
  digest: DIGEST_CASES,
  bearer: BEARER_CASES,
  'api-key': API_KEY_CASES,
  cookie: COOKIE_CASES,
  proxy: basicCases('Proxy-Authorization')
    .filter(({ target }) => target === undefined)
    .map((each) => ({ ...each, target: 'http://example.com/' })),
};
