import { param } from '../grammar/format.ts';
import type { Credentials } from '../grammar/types.ts';
import { digestAlgorithm, isSession } from './algorithms.ts';

/** The parameters of Digest credentials as sent, quotes taken off (RFC 7616 §3.4). Undefined: not sent. */
export interface DigestParams {
  readonly username: string | undefined;
  /** The value of `username*`, still encoded. */
  readonly usernameExt: string | undefined;
  readonly realm: string;
  readonly nonce: string;
  readonly uri: string;
  readonly response: string;
  readonly algorithm: string | undefined;
  readonly qop: string | undefined;
  /** Empty when it is neither sent nor needed, `cnonce` too. */
  readonly nc: string;
  readonly cnonce: string;
  readonly opaque: string | undefined;
  readonly userhash: string | undefined;
}

/** What was read, with the names of required parameters that are missing. */
export interface ReadParams {
  readonly params: DigestParams;
  readonly missing: readonly string[];
}

/**
 * Reads the parameters of Digest credentials, whether quoted or not (RFC 7616 §3.4). A resource that offers `qop`
 * needs `qop`, `nc` and `cnonce` too; a `-sess` algorithm needs `cnonce` in any case.
 */
export function readDigestParams(credentials: Credentials, offersQop: boolean): ReadParams {
  const get = (name: string) => param(credentials, name);
  const [username, usernameExt] = [get('username'), get('username*')];
  const algorithm = digestAlgorithm(get('algorithm'));
  const session = algorithm !== null && isSession(algorithm);
  const required = [
    'realm',
    'nonce',
    'uri',
    'response',
    ...(offersQop ? ['qop', 'nc'] : []),
    ...(offersQop || session ? ['cnonce'] : []),
  ];
  const user = username ?? usernameExt;
  const missing = required.filter((name) => get(name) === undefined);
  return {
    params: {
      username,
      usernameExt,
      realm: get('realm') ?? '',
      nonce: get('nonce') ?? '',
      uri: get('uri') ?? '',
      response: get('response') ?? '',
      algorithm: get('algorithm'),
      qop: get('qop'),
      nc: get('nc') ?? '',
      cnonce: get('cnonce') ?? '',
      opaque: get('opaque'),
      userhash: get('userhash'),
    },
    missing: user === undefined ? ['username', ...missing] : missing,
  };
}
