import type { NumericDate } from '#http-auth/types.ts';
import { isOn, numberOf } from '../state.ts';
import type { LabState } from '../types.ts';
import { CLIENT_ID, OWNER, REVOKED_TOKEN_ID, SIGNING_KEY, TOKEN_ID, WRONG_SIGNING_KEY } from '../world.ts';

const HOUR = 3600;
const EARLIER = 300;

/** Extra members of the payload, e.g. `cnf` of a bound token (RFC 7800 §3.1). */
type Claims = Readonly<Record<string, unknown>>;

/**
 * The token that the client holds: the pasted one, or one of the claims in the fields (RFC 9068 §2.2). Issued an hour
 * before it ends, and in the past.
 *
 * @param now - the clock of the issuer, which is right
 */
export async function heldToken(state: LabState, now: NumericDate, more: Claims = {}): Promise<string> {
  const token = state.token === '' ? await makeToken(state, now, more) : state.token.trim();
  const half = Math.ceil(token.length / 2);
  if (state.wrap === 'quotes') return `"${token}"`;
  return state.wrap === 'space' ? `${token.slice(0, half)} ${token.slice(half)}` : token;
}

/** The state of a client whose token was replaced by a fresh one. */
export function refreshed(state: LabState): LabState {
  return {
    ...state,
    token: '',
    exp: '3600',
    nbf: '',
    revoked: 'off',
    key: 'right',
    alg: 'HS256',
    wrap: 'none',
  };
}

async function makeToken(state: LabState, now: NumericDate, more: Claims): Promise<string> {
  const { encodeSegment, signCompact } = await import('./sign.ts');
  const exp = Math.floor(now) + (numberOf(state, 'exp') ?? HOUR);
  const nbf = numberOf(state, 'nbf');
  const age = numberOf(state, 'auth-age');
  const { iss, aud, scope, alg, key } = state;
  const claims = {
    iss,
    aud,
    sub: OWNER,
    client_id: CLIENT_ID,
    iat: Math.min(Math.floor(now) - EARLIER, exp - HOUR),
    ...(nbf === null ? {} : { nbf: Math.floor(now) + nbf }),
    exp,
    jti: isOn(state, 'revoked') ? REVOKED_TOKEN_ID : TOKEN_ID,
    ...(scope === '' ? {} : { scope }),
    ...(state['token-acr'] === '' ? {} : { acr: state['token-acr'] }),
    ...(age === null ? {} : { auth_time: Math.floor(now) - age }),
    ...more,
  };
  const header = { alg, typ: 'at+jwt' };
  if (alg !== 'none') return signCompact(header, claims, key === 'wrong' ? WRONG_SIGNING_KEY : SIGNING_KEY);
  const segment = (value: Claims) => encodeSegment(new TextEncoder().encode(JSON.stringify(value)));
  return `${segment(header)}.${segment(claims)}.`;
}
