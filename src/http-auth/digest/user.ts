import { sameSecret } from '../equal.ts';
import type { DigestAlgorithm } from './algorithms.ts';
import type { DigestParams } from './params.ts';
import type { DigestPolicy } from './policy.ts';
import { hashUsername } from './response.ts';
import { decodeUsername } from './username.ts';

/** Whom the credentials name: in clear or hashed (RFC 7616 §3.4.4). */
export interface NamedUser {
  readonly name: string;
  readonly hashed: boolean;
}

type User = DigestPolicy['users'][number];

/**
 * The user that credentials name, or null when they do so improperly: in `username` and `username*` at once, in a
 * `username*` that is not UTF-8, with another `userhash` than true or false, hashed in `username*`, or hashed where
 * that was not offered (RFC 7616 §3.4 and §3.4.4).
 */
export function readUser(
  { username, usernameExt, userhash = 'false' }: DigestParams,
  takesHashes: boolean,
): NamedUser | null {
  const hashed = userhash.toLowerCase() === 'true';
  if (hashed ? !takesHashes : userhash.toLowerCase() !== 'false') return null;
  if (usernameExt === undefined) return { name: fromOctets(username ?? ''), hashed };
  const name = username === undefined && !hashed ? decodeUsername(usernameExt) : null;
  return name === null ? null : { name, hashed };
}

/**
 * The user of that name, or undefined. All are compared, so that the time taken does not tell which user exists.
 */
export function findUser(
  users: readonly User[],
  { name, hashed }: NamedUser,
  algorithm: DigestAlgorithm,
  realm: string,
): User | undefined {
  return users.filter(({ owner }) =>
    sameSecret(hashed ? hashUsername(algorithm, owner, realm) : owner, name),
  )[0];
}

/** A quoted user name beyond ASCII is read as UTF-8, which the challenge asks for; else it stays as it is. */
function fromOctets(value: string): string {
  if (!/[\x80-\xFF]/.test(value)) return value;
  try {
    const octets = Uint8Array.from(value, (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return value;
  }
}
