import type { Context, NumericDate } from '../types.ts';
import { digestHash } from './hash.ts';

/** Bytes of a nonce: 44 characters of base64, without padding. */
const NONCE_BYTES = 33;

/** How many nonces are remembered, over all protection spaces. */
const KEPT = 1024;

/** What is known of a nonce. */
export interface KnownNonce {
  readonly issued: NumericDate;
  /** The highest count seen with it; 0 before the first. */
  readonly count: number;
}

/** A realm as a client reads it in a challenge: a field holds no character above U+00FF (RFC 9110 §5.5). */
export function sentRealm(realm: string): string {
  return realm.replace(/[^\t -~\x80-\xFF]/gu, '?');
}

/** The `opaque` of a protection space: the same in all its challenges, and another one elsewhere. */
export function opaqueOf(realm: string): string {
  return digestHash('SHA-256', `opaque ${realm}`).slice(0, 32);
}

/**
 * Makes a nonce for the protection space and remembers when. Memory is bounded: the nonces stand in a ring, and a new
 * one pushes out the oldest, which then counts as unknown. A client that knows the password notices nothing but one
 * more answer with `stale=true`.
 */
export function issueNonce({ state, random, now, realm }: Context): string {
  const nonce = btoa(String.fromCharCode(...random(NONCE_BYTES)));
  const turn = Math.trunc(Number(state.get('digest turn'))) % KEPT || 0;
  const oldest = state.get(`digest slot ${turn}`);
  if (oldest !== undefined) state.delete(keyOf(oldest));
  state.set(`digest slot ${turn}`, nonce);
  state.set('digest turn', String((turn + 1) % KEPT));
  state.set(keyOf(nonce), `${now} 0 ${opaqueOf(realm)}`);
  return nonce;
}

/** What is known of a nonce of this protection space, or null. */
export function knownNonce(nonce: string, { state, realm }: Context): KnownNonce | null {
  const [issued = '', count = '', space] = state.get(keyOf(nonce))?.split(' ') ?? [];
  return space === opaqueOf(realm) ? { issued: Number(issued), count: Number(count) } : null;
}

/**
 * Remembers the count of a nonce (RFC 7616 §3.4, nc). Only the highest one is kept, which takes the same memory for
 * any number of requests; requests that overtake each other are sent again with the new nonce that they get.
 */
export function countNonce(nonce: string, { issued }: KnownNonce, count: number, { state, realm }: Context) {
  state.set(keyOf(nonce), `${issued} ${count} ${opaqueOf(realm)}`);
}

function keyOf(nonce: string): string {
  return `digest nonce ${nonce}`;
}
