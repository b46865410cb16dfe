import { basicCases } from './cases/basic.ts';
import { BEARER_CASES } from './cases/bearer.ts';
import { DIGEST_CASES } from './cases/digest.ts';
import { API_KEY_CASES, COOKIE_CASES } from './cases/others.ts';
import type { ServerSetting } from './setting.ts';
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

/** The cases that are asked of a server: those with a second protection space only where it has one. */
export function casesFor(scheme: SchemeId, { team = true }: ServerSetting): readonly PlainCase[] {
  return CASES[scheme].filter(({ target }) => team || target !== '/team/');
}
