import { decisive } from '../decide-as.ts';
import type { Deviation, Wording } from '../deviation.ts';
import * as digest from '../readings/digest.ts';
import { firstLine } from '../readings/lines.ts';
import { answers, asks, without } from './make.ts';

const FORM = ['digest.params', 'digest.algorithm', 'digest.qop', 'digest.nc-form', 'digest.opaque'] as const;
const ASKS = 'asks anew, 401, where RFC 7616 says 400';
const NO_COUNT = answers(200, 'does not look at nc', ['digest.nc']);

/** Apache: an opaque that it did not give out comes back, as if the nonce were old. */
const echoesOpaque: Wording = {
  kind: 'wording',
  text: 'takes an opaque that it did not give for the sign of an old nonce',
  write: (challenges, { trace }) => {
    const wrong = decisive(trace)?.step === 'digest.opaque';
    return challenges.map((each) => {
      const params = wrong ? each.params : each.params.filter(({ name }) => name !== 'opaque');
      return {
        ...each,
        params: wrong ? [...params, { name: 'stale', value: 'true', quoted: false }] : params,
      };
    });
  },
};

/** What programs do otherwise with Digest, by the program and the beginning of its version. */
export const DIGEST: Readonly<Record<string, readonly Deviation[]>> = {
  'Apache 2.4': [
    firstLine,
    digest.firstParam,
    digest.noOpaque,
    NO_COUNT,
    asks(ASKS, FORM),
    asks('does not say stale for a nonce that it never gave', ['digest.nonce']),
    echoesOpaque,
    without('charset'),
  ],
  'lighttpd 1.4': [
    firstLine,
    digest.firstParam,
    digest.legacyForm,
    digest.sessionToo,
    digest.anyOpaque,
    digest.anyCase,
    NO_COUNT,
    asks('asks anew when nothing but the scheme was sent', ['digest.params'], digest.isBare),
    asks(ASKS, ['digest.algorithm', 'digest.nc-form']),
    asks(
      ASKS,
      ['digest.params'],
      (_, given) =>
        digest.sentParam(given, 'qop') === undefined && digest.sentParam(given, 'nc') !== undefined,
    ),
    asks(ASKS, ['digest.qop'], (_, given) => digest.sentParam(given, 'qop') !== 'auth-int'),
    answers(400, 'answers 400 to a uri with its host', ['authenticated'], digest.isAbsolute),
    answers(
      400,
      'answers 400 to a response of another length',
      ['digest.response'],
      (_, given) => digest.sentParam(given, 'response')?.length !== 32,
    ),
    without('opaque'),
  ],
  'Tomcat 10.1': [
    firstLine,
    digest.justDigest,
    digest.firstParam,
    digest.anyCase,
    asks('takes each count once, in any order', ['digest.nc'], digest.isRepeated),
    answers(200, 'takes each count once, in any order', ['digest.nc']),
    asks(ASKS, [...FORM, 'digest.uri']),
    asks('does not say stale for a nonce that it never gave', ['digest.nonce']),
    without('charset'),
  ],
  passport: [
    firstLine,
    digest.firstParam,
    digest.legacyForm,
    digest.sessionToo,
    digest.anyRealm,
    digest.anyOpaque,
    answers(200, 'does not look at nonce and nc', ['digest.nonce', 'digest.nc']),
    answers(
      500,
      'fails with auth-int',
      ['digest.qop'],
      (_, given) => digest.sentParam(given, 'qop') === 'auth-int',
    ),
    answers(400, 'answers 400 to a uri with its host', ['authenticated'], digest.isAbsolute),
    asks(ASKS, ['digest.params'], (decision) => !digest.lacksUri(decision)),
    asks(ASKS, ['digest.nc-form']),
    without('algorithm', 'opaque', 'charset'),
  ],
};
