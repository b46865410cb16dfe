import type { AuthParam, Credentials } from '../grammar/types.ts';
import type { DigestChallenge } from './challenge.ts';
import { digestResponse, hashUsername, type Qop } from './response.ts';
import { encodeUsername, isPlainUsername } from './username.ts';

/** What a client adds to a challenge to answer it. */
export interface DigestAnswer {
  readonly username: string;
  readonly password: string;
  readonly method: string;
  /** The request-target as sent. */
  readonly uri: string;
  /** How often this nonce has been used, this time included; 1 or more. */
  readonly count: number;
  readonly cnonce: string;
  /** The body of the request, which `auth-int` protects. Default: empty. */
  readonly body?: Uint8Array | undefined;
}

/**
 * Answers a Digest challenge as a client does (RFC 7616 §3.4), with the quoting of each parameter. `auth` is taken
 * before `auth-int`; a challenge without `qop` gets the legacy answer.
 */
export function digestCredentials(challenge: DigestChallenge, answer: DigestAnswer): Credentials {
  const { realm, nonce, algorithm, opaque, userhash } = challenge;
  const { uri, cnonce } = answer;
  const nc = answer.count.toString(16).padStart(8, '0');
  const qop = chooseQop(challenge.qop);
  const response = digestResponse({ ...answer, realm, nonce, algorithm, qop, nc });
  const params = [
    usernameParam(challenge, answer.username),
    quoted('realm', realm),
    quoted('nonce', nonce),
    quoted('uri', uri),
    quoted('response', response),
    ...(challenge.namesAlgorithm ? [bare('algorithm', algorithm)] : []),
    ...(qop === null ? [] : [bare('qop', qop), bare('nc', nc)]),
    // A session key needs the cnonce, also where the legacy answer would do without.
    ...(qop === null && !algorithm.endsWith('-sess') ? [] : [quoted('cnonce', cnonce)]),
    ...(opaque === null ? [] : [quoted('opaque', opaque)]),
    ...(userhash ? [bare('userhash', 'true')] : []),
  ];
  return { scheme: 'Digest', token68: null, params };
}

function chooseQop(offered: readonly Qop[] | null): Qop | null {
  if (offered === null) return null;
  return offered.includes('auth') ? 'auth' : (offered[0] ?? null);
}

function usernameParam({ userhash, algorithm, realm }: DigestChallenge, username: string): AuthParam {
  if (userhash) return quoted('username', hashUsername(algorithm, username, realm));
  return isPlainUsername(username)
    ? quoted('username', username)
    : bare('username*', encodeUsername(username));
}

function quoted(name: string, value: string): AuthParam {
  return { name, value, quoted: true };
}

function bare(name: string, value: string): AuthParam {
  return { name, value, quoted: false };
}
