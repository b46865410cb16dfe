import { sameSecret } from './equal.ts';
import type { Credentials } from './grammar/types.ts';
import { masked } from './redact.ts';
import type { Trace } from './trace.ts';
import type { Accepted, BasicPolicy, Refusal } from './types.ts';

export type BasicError = 'not-base64' | 'not-utf-8' | 'no-colon' | 'control-character' | 'colon-in-user-id';

export interface UserPass {
  readonly ok: true;
  readonly userId: string;
  readonly password: string;
}

export interface BasicFailure {
  readonly ok: false;
  readonly error: BasicError;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const CONTROL = /\p{Cc}/u;

/**
 * Reads the token68 of Basic credentials as UTF-8 (RFC 7617 §2 and §2.1). The first colon separates user-id and
 * password, either of which may be empty. Control characters and padding that is missing are refused.
 */
export function decodeBasic(token68: string): UserPass | BasicFailure {
  if (!BASE64.test(token68)) return { ok: false, error: 'not-base64' };
  const bytes = Uint8Array.from(atob(token68), (char) => char.charCodeAt(0));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { ok: false, error: 'not-utf-8' };
  }
  const colon = text.indexOf(':');
  if (colon < 0) return { ok: false, error: 'no-colon' };
  if (CONTROL.test(text)) return { ok: false, error: 'control-character' };
  return { ok: true, userId: text.slice(0, colon), password: text.slice(colon + 1) };
}

/**
 * Writes the token68 of Basic credentials in UTF-8 (RFC 7617 §2), or says why it cannot: a user-id with a colon
 * could not be told from the password, and control characters are forbidden.
 */
export function encodeBasic(
  userId: string,
  password: string,
): { readonly ok: true; readonly token68: string } | BasicFailure {
  if (userId.includes(':')) return { ok: false, error: 'colon-in-user-id' };
  if (CONTROL.test(userId + password)) return { ok: false, error: 'control-character' };
  const bytes = new TextEncoder().encode(`${userId}:${password}`);
  return { ok: true, token68: btoa(String.fromCharCode(...bytes)) };
}

/** The checks of `decodeBasic` in the order taken, each with the error that it reports. */
const CHECKS = [
  ['basic.base64', 'not-base64'],
  ['basic.utf8', 'not-utf-8'],
  ['basic.colon', 'no-colon'],
  ['basic.control', 'control-character'],
] as const;

/** Checks Basic credentials against the users of the policy. */
export function checkBasic(credentials: Credentials, policy: BasicPolicy, trace: Trace): Accepted | Refusal {
  const refused: Refusal = { ok: false, outcome: 'invalid-credentials', status: 401, error: null };
  const decoded = decodeBasic(credentials.token68 ?? '?');
  for (const [step, error] of CHECKS) {
    const passed = decoded.ok || decoded.error !== error;
    if (!trace.check(step, passed, { observed: masked('user-id and password') })) return refused;
  }
  if (!decoded.ok) return refused;
  // Every entry is compared, so that the time taken does not tell which user exists.
  const matches = policy.users.filter(
    (user) =>
      Number(sameSecret(user.owner, decoded.userId)) & Number(sameSecret(user.password, decoded.password)),
  );
  const user = matches[0];
  trace.check('basic.password', user !== undefined, { observed: masked('user-id and password'), fix: 'u2' });
  if (user === undefined) return refused;
  return { ok: true, principal: { owner: user.owner, scheme: 'Basic', scopes: user.scopes ?? [] } };
}
